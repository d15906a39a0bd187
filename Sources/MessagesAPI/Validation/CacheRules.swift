/// How prompt caching may be asked for.
enum CacheRules {
    static let all: [RequestRule] = [atMostFourBreakpoints, longestFirst]

    private static let maximum = 4

    /// The automatic mark takes a place of its own, unless it falls on a block that is marked already.
    static let atMostFourBreakpoints = RequestRule { request in
        if request.marks.count < maximum { return nil }
        let ends = request.messages.last?.blocks.last.map { isMarked($0) } ?? false
        let count = request.marks.count + (isMarked(request.body.object ?? [:]) && !ends ? 1 : 0)
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

    private static func isLong(_ control: JSON) -> Bool { control[.ttl] == "1h" }

    private static func isShortLived(_ control: JSON) -> Bool {
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
    struct Mark: Sendable {
        let control: JSON
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
    static func marks(in body: JSON) -> [Mark] {
        var marks: [Mark] = []
        note(&marks, in: body[.tools], at: List(part: "tools"))
        note(&marks, in: body[.system], at: List(part: "system"))
        for (index, message) in (body[.messages]?.array ?? []).enumerated() {
            note(&marks, in: message[.content], at: List(part: "messages", message: index))
        }
        return marks
    }

    private static func note(_ marks: inout [Mark], in blocks: JSON?, at list: List) {
        guard case .array(let blocks)? = blocks else { return }
        for index in blocks.indices {
            guard case .object(let block) = blocks[index] else { continue }
            if list.result == nil, case .array? = block[.content], block.isOfType(.toolResult) {
                note(&marks, in: block[.content], at: List(part: list.part, message: list.message, result: index))
            }
            guard let control = block[.cacheControl], control.type != .null else { continue }
            marks.append(Mark(control: control, list: list, block: index))
        }
    }

    private static func isMarked(_ object: JSONObject) -> Bool { (object[.cacheControl] ?? .null) != .null }
}
