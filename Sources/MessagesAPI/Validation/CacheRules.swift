/// How prompt caching may be asked for.
enum CacheRules {
    static let all: [RequestRule] = [atMostFourBreakpoints, longestFirst]

    private static let maximum = 4

    /// The automatic mark takes a place of its own, unless it falls on a block that is marked already.
    static let atMostFourBreakpoints: RequestRule = { request in
        var count = 0
        forEachMark(of: request) { _, _ in count += 1 }
        let ends = request.messages.last?.blocks.last.map { isMarked($0) } ?? false
        if isMarked(request.body.object ?? [:]), !ends { count += 1 }
        if count <= maximum { return nil }
        return .invalid("A maximum of \(maximum) blocks with cache_control may be provided. Found \(count).")
    }

    static let longestFirst: RequestRule = { request in
        var isShort = false
        var tooLate: String?
        func look(_ control: JSON, at path: @autoclosure () -> String) {
            if control["ttl"] == "1h", isShort, tooLate == nil { tooLate = path() }
            isShort = isShort || control[.type] == "ephemeral" && control["ttl"] != "1h"
        }
        forEachMark(of: request) { control, place in look(control, at: place.path) }
        if let control = request.body[.cacheControl] { look(control, at: "cache_control") }
        return tooLate.map { path in
            .invalid(
                path + ".ttl: a ttl='1h' cache_control block must not come after a ttl='5m'"
                    + " cache_control block. Note that blocks are processed in the following order: `tools`, `system`,"
                    + " `messages`."
            )
        }
    }

    /// Where a mark stands.
    private struct Place {
        let part: String
        var message: Int?
        /// The positions of the block, and of the block of a tool's result before it.
        var blocks: [Int] = []

        func inside(_ block: Int) -> Place { Place(part: part, message: message, blocks: blocks + [block]) }

        var path: String {
            let list = message.map { "\(part).\($0).content" } ?? part
            return "\(list).\(blocks.map(String.init).joined(separator: ".content.")).cache_control"
        }
    }

    /// Looks at the marks of all blocks, in the order in which the service reads them.
    private static func forEachMark(of request: RequestUnderCheck, _ look: (JSON, Place) -> Void) {
        for part in ["tools", "system"] { forEachMark(in: request.body[part], at: Place(part: part), look) }
        for (index, message) in (request.body[.messages]?.array ?? []).enumerated() {
            forEachMark(in: message[.content], at: Place(part: "messages", message: index), look)
        }
    }

    private static func forEachMark(in blocks: JSON?, at place: Place, _ look: (JSON, Place) -> Void) {
        guard case .array(let blocks)? = blocks else { return }
        for index in blocks.indices {
            guard case .object(let block) = blocks[index] else { continue }
            if case .array? = block[.content], block.isOfType(.toolResult) {
                forEachMark(in: block[.content], at: place.inside(index), look)
            }
            guard let control = block[.cacheControl], control.type != .null else { continue }
            look(control, place.inside(index))
        }
    }

    private static func isMarked(_ object: JSONObject) -> Bool { (object[.cacheControl] ?? .null) != .null }
}
