extension Expectations {
    /// Reads what must have happened when the run ends.
    static func read(_ node: Node, _ problems: Problems) -> Expectations? {
        MapReader.read(node, "'expect'", problems) { map in
            var expectations = Expectations()
            expectations.requests = map.value("requests") { Int.read($0, in: 0...Int.max, $1) }
            expectations.allRepliesUsed = map.value("all_replies_used", Bool.read) ?? expectations.allRepliesUsed
            expectations.noMisses = map.value("no_misses", Bool.read) ?? expectations.noMisses
            expectations.eachRequest = map.value("each_request") { Condition.read($0, "'each_request'", $1) }
            expectations.allowedFindings = map.value("findings", readFindings)
            return expectations
        }
    }

    private static func readFindings(_ node: Node, _ problems: Problems) -> Set<FindingKind>? {
        guard case .list(let nodes) = node.content else {
            let form = "a list of those that are allowed, like [left_early]"
            return String.read(node, oneOf: ["none"], or: form, "choice of findings", problems).map { _ in [] }
        }
        let kinds = FindingKind.allCases.map(\.rawValue)
        return Set(
            nodes.compactMap { node in
                String.read(node, oneOf: kinds, "kind of finding", problems).flatMap(FindingKind.init)
            }
        )
    }
}
