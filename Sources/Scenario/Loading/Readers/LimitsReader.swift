extension Limits {
    /// Reads a map of simulated rate limits.
    static func read(_ node: Node, _ problems: Problems) -> Limits? {
        MapReader.read(node, "'limits'", problems) { map in
            var limits = Limits()
            limits.requestsPerMinute = map.value("requests_per_minute", readCount)
            limits.inputTokensPerMinute = map.value("input_tokens_per_minute", readCount)
            limits.outputTokensPerMinute = map.value("output_tokens_per_minute", readCount)
            limits.concurrent = map.value("concurrent", readCount)
            limits.scope = map.value("per", Scope.read) ?? limits.scope
            if !map.hasUnknownKeys, !counts.contains(where: { map.entry($0) != nil }) {
                problems.warning(
                    "'limits' limits nothing without one of \(counts.joined(separator: ", "))",
                    at: node.place
                )
            }
            return limits
        }
    }

    private static let counts = [
        "requests_per_minute", "input_tokens_per_minute", "output_tokens_per_minute", "concurrent",
    ]

    private static func readCount(_ node: Node, _ problems: Problems) -> Int? {
        Int.read(node, in: 1...Int.max, problems)
    }
}

extension Limits.Scope {
    /// Reads who shares a bucket.
    fileprivate static func read(_ node: Node, _ problems: Problems) -> Self? {
        String.read(node, oneOf: allCases.map(\.rawValue), "scope", problems).flatMap(Self.init)
    }
}
