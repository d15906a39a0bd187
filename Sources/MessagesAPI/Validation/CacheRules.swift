/// How prompt caching may be asked for.
enum CacheRules {
    static let all: [RequestRule] = [atMostFourBreakpoints, longestFirst]

    private static let maximum = 4

    /// The automatic mark takes a place of its own, unless it falls on a block that is marked already.
    static let atMostFourBreakpoints = RequestRule { request in
        if request.marks.count < maximum { return nil }
        let last = request.outline.roles.indices.last.flatMap { request.outline.blocks(of: $0).last }
        let ends = last.map { isMarked($0.node) } ?? false
        let count = request.marks.count + (isMarked(request.body) && !ends ? 1 : 0)
        if count <= maximum { return nil }
        return .invalid("A maximum of \(maximum) blocks with cache_control may be provided. Found \(count).")
    }

    static let longestFirst = RequestRule { request in
        var isShort = false
        for mark in request.marks {
            if isLong(mark.control), isShort { return tooLate(mark.path) }
            isShort = isShort || isShortLived(mark.control)
        }
        guard isShort, let control = request.body[.cacheControl], isLong(control) else { return nil }
        return tooLate("cache_control")
    }

    private static func isLong(_ control: JSONNode) -> Bool { control[.ttl] == "1h" }

    private static func isShortLived(_ control: JSONNode) -> Bool {
        control[.type] == "ephemeral" && control[.ttl] != "1h"
    }

    private static func tooLate(_ path: String) -> APIError {
        .invalid(
            path + ".ttl: a ttl='1h' cache_control block must not come after a ttl='5m'"
                + " cache_control block. Note that blocks are processed in the following order: `tools`, `system`,"
                + " `messages`."
        )
    }

    /// A mark and its place.
    struct Mark {
        let control: JSONNode
        fileprivate let list: List
        fileprivate let block: Int

        fileprivate var path: String { "\(list.path).\(block).cache_control" }
    }

    /// Where a list of blocks stands.
    fileprivate struct List: Sendable {
        let part: String
        var message: Int?
        /// The position of the tool's result that the list is in.
        var result: Int?

        var path: String {
            let list = message.map { "\(part).\($0).content" } ?? part
            return result.map { "\(list).\($0).content" } ?? list
        }
    }

    /// The marks of all blocks, in the order in which the service reads them.
    static func marks(in body: JSONNode) -> [Mark] {
        var marks: [Mark] = []
        note(&marks, in: body[.tools], at: List(part: "tools"))
        note(&marks, in: body[.system], at: List(part: "system"))
        for (index, message) in body.elements(of: .messages).enumerated() {
            note(&marks, in: message[.content], at: List(part: "messages", message: index))
        }
        return marks
    }

    private static func note(_ marks: inout [Mark], in content: JSONNode?, at list: List) {
        guard let blocks = content?.elements else { return }
        for (index, block) in blocks.enumerated() {
            if list.result == nil, block[.content]?.type == .array, block.isOfType(.toolResult) {
                note(&marks, in: block[.content], at: List(part: list.part, message: list.message, result: index))
            }
            guard let control = block[.cacheControl], control.type != .null else { continue }
            marks.append(Mark(control: control, list: list, block: index))
        }
    }

    private static func isMarked(_ object: JSONNode) -> Bool { (object[.cacheControl]?.type ?? .null) != .null }
}
