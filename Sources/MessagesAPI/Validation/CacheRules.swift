/// How prompt caching may be asked for.
enum CacheRules {
    static let all: [RequestRule] = [atMostFourBreakpoints]

    private static let maximum = 4

    static let atMostFourBreakpoints: RequestRule = { request in
        let blocks =
            (request.body["tools"]?.array ?? []) + (request.body["system"]?.array ?? [])
            + request.messages.flatMap { $0.blocks.flatMap(withNested) }
        let count = blocks.count { ($0["cache_control"] ?? .null) != .null }
        if count <= maximum { return nil }
        return .invalid("A maximum of \(maximum) blocks with cache_control may be provided. Found \(count).")
    }

    /// A block and, when it is a tool's result, the blocks in it.
    private static func withNested(_ block: JSONObject) -> [JSON] {
        [.object(block)] + (block.type == "tool_result" ? block["content"]?.array ?? [] : [])
    }
}
