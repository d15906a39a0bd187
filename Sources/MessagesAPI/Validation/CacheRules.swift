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
        var marks = ["tools", "system"].flatMap { self.marks(in: request.body[$0], at: [$0]) }
        for (index, message) in (request.body["messages"]?.array ?? []).enumerated() {
            marks += self.marks(in: message["content"], at: ["messages", "\(index)", "content"])
        }
        return marks
    }

    private static func marks(in blocks: JSON?, at path: [String]) -> [(path: [String], control: JSON)] {
        var marks: [(path: [String], control: JSON)] = []
        for (index, block) in (blocks?.array ?? []).enumerated() {
            if block["type"] == "tool_result" {
                marks += self.marks(in: block["content"], at: path + ["\(index)", "content"])
            }
            guard let control = block["cache_control"], control != .null else { continue }
            marks.append((path + ["\(index)", "cache_control"], control))
        }
        return marks
    }

    private static func isMarked(_ object: JSONObject) -> Bool { (object["cache_control"] ?? .null) != .null }
}
