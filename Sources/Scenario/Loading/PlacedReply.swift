/// A reply with the places in the file where it is written.
struct PlacedReply {
    var reply: Reply
    /// The key that says what it consists of.
    var place: Place
    /// One for each of its steps.
    var steps: [Place]
}

extension Problems {
    /// The replies of that scenario that break the grammar of Claude's streams, each at the step that does.
    func violations(in scenario: Scenario) -> [Diagnostic] {
        let judged = Problems(file: file, source: source)
        let judge = GrammarJudge(scenario)
        for placed in replies {
            guard let finding = judge.judge(placed.reply) else { continue }
            judged.error(
                "this reply breaks the grammar of Claude's streams: \(finding.violation); "
                    + "'unchecked: true' lets it be sent as it is",
                at: finding.step.map { placed.steps[$0] } ?? placed.place
            )
        }
        return judged.diagnostics
    }
}
