/// How prompt caching may be asked for.
enum CacheRules {
    static let all: [RequestRule] = [atMostFourBreakpoints, longestFirst]

    private static let maximum = 4

    /// The automatic mark takes a place of its own, unless it falls on a block that is marked already.
    static let atMostFourBreakpoints: RequestRule = { request in
        let marks = marks(of: request)
        let ends = request.messages.last?.blocks.last.map { isMarked($0) } ?? false
        let count = marks.count + (isMarked(request.body.object ?? [:]) && !ends ? 1 : 0)
        if count <= maximum { return nil }
        return .invalid("A maximum of \(maximum) blocks with cache_control may be provided. Found \(count).")
    }

    static let longestFirst: RequestRule = { request in
        var controls = marks(of: request)
        if let control = request.body["cache_control"] { controls.append((["cache_control"], control)) }
        var isShort = false
        for (path, control) in controls {
            if control["ttl"] == "1h", isShort {
                return .invalid(
                    path.joined(separator: ".") + ".ttl: a ttl='1h' cache_control block must not come after a ttl='5m'"
                        + " cache_control block. Note that blocks are processed in the following order: `tools`, `system`,"
                        + " `messages`."
                )
            }
            isShort = isShort || control["type"] == "ephemeral" && control["ttl"] != "1h"
        }
        return nil
    }

    /// The marks of all blocks with their places, in the order in which the service reads them.
    private static func marks(of request: RequestUnderCheck) -> [(path: [String], control: JSON)] {
        var blocks: [(path: [String], block: JSON)] = []
        for part in ["tools", "system"] { blocks += placed(request.body[part]?.array, at: [part]) }
        for (index, message) in (request.body["messages"]?.array ?? []).enumerated() {
            for (path, block) in placed(message["content"]?.array, at: ["messages", "\(index)", "content"]) {
                if block["type"] == "tool_result" { blocks += placed(block["content"]?.array, at: path + ["content"]) }
                blocks.append((path, block))
            }
        }
        return blocks.compactMap { path, block in
            guard let control = block["cache_control"], control != .null else { return nil }
            return (path + ["cache_control"], control)
        }
    }

    private static func placed(_ blocks: [JSON]?, at path: [String]) -> [(path: [String], block: JSON)] {
        (blocks ?? []).enumerated().map { (path + ["\($0)"], $1) }
    }

    private static func isMarked(_ object: JSONObject) -> Bool { (object["cache_control"] ?? .null) != .null }
}
