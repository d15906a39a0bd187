extension Reply {
    /// Reads what a request gets that no rule answers: `error`, which is nil, or a reply.
    static func readOnMiss(_ node: Node, _ problems: Problems) -> Reply? {
        guard case .map = node.content else {
            _ = String.read(node, oneOf: ["error"], or: "a reply like {text: …}", "answer to a miss", problems)
            return nil
        }
        return MapReader.read(node, "'on_miss'", problems) { map in
            map.refuse(Rule.ownKeys) { "'\($0)' cannot stand in 'on_miss', which answers whatever no reply does" }
            return read(map.exactlyOne(of: bodies), map, problems)
        }
    }
}
