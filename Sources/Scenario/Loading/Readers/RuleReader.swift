extension Rule {
    /// The keys that a rule has and a reply has not.
    static let ownKeys = ["name", "when", "times", "attempts"]

    /// Reads the list of rules.
    static func readAll(_ node: Node, _ problems: Problems) -> [Rule]? {
        guard case .list(let nodes) = node.content else {
            problems.expected("a list of replies", found: node)
            return nil
        }
        let rules = nodes.compactMap { read($0, problems) }
        if !problems.hasErrors { warnOfUnreachable(nodes, problems) }
        return rules
    }

    private static func read(_ node: Node, _ problems: Problems) -> Rule? {
        MapReader.read(node, "a reply", problems) { map in
            let name = map.value("name", String.read)
            let condition = map.value("when", Condition.read) ?? Condition()
            let times = map.value("times") { Int.read($0, in: 1...Int.max, $1) }
            let before = problems.replies.count
            let answer = Answer.read(map, problems)
            problems.warnOfBrokenSchemas(in: problems.replies[before...], of: condition)
            if case .attempts = answer { warnOfAttempt(map, problems) }
            if condition.stream == false { warnOfUnstreamed(map, problems) }
            return Rule(name: name, when: condition, times: times, answer: answer)
        }
    }

    /// Notes a condition that takes the other attempts away from the list of what each gets.
    private static func warnOfAttempt(_ map: MapReader, _ problems: Problems) {
        guard let entry = map.entry("when")?.value.entry("attempt") else { return }
        problems.warning(
            "'attempt' lets this reply answer only one attempt of a call, and 'attempts' says what each of them gets",
            at: entry.place
        )
    }

    /// Notes the faults that change the order of events in replies that are never streamed.
    private static func warnOfUnstreamed(_ map: MapReader, _ problems: Problems) {
        var replies = [map.node]
        if case .list(let attempts)? = map.entry("attempts")?.value.content { replies += attempts }
        for faults in replies.compactMap({ $0.entry("faults")?.value }) {
            for fault in faults.elements {
                guard let act = fault.entry("do")?.value, case .scalar(let name) = act.content,
                    ["duplicate", "drop", "swap"].contains(name.text)
                else { continue }
                problems.warning(
                    "'\(name.text)' means nothing here: 'when' asks for 'stream: false', and such a reply has no events",
                    at: fault.place
                )
            }
        }
    }

    /// Notes the rules behind one that answers every request.
    private static func warnOfUnreachable(_ nodes: [Node], _ problems: Problems) {
        guard let last = nodes.firstIndex(where: answersAll) else { return }
        for node in nodes.dropFirst(last + 1) where !asksForPath(node) {
            let line = problems.line(of: nodes[last].place)
            problems.warning(
                "this reply is never sent: the one on line \(line) answers every message request",
                at: node.place
            )
        }
    }

    private static func answersAll(_ node: Node) -> Bool { node.entry("when") == nil && node.entry("times") == nil }

    private static func asksForPath(_ node: Node) -> Bool { node.entry("when")?.value.entry("path") != nil }
}
