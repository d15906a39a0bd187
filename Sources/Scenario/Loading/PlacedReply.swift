/// A reply with the places in the file where it is written.
struct PlacedReply {
    var reply: Reply
    /// The key that says what it consists of.
    var place: Place
    /// One for each of its steps.
    var steps: [Place]
    /// The faults that are written beside it.
    var faults: [PlacedFault] = []
}

extension Problems {
    /// Notes the faults at places to which their replies never come.
    func warnOfFaultsOutOfReach(in scenario: Scenario) {
        let reach = FaultReach(scenario)
        for placed in replies {
            for fault in placed.faults {
                guard let reason = reach.reason(against: fault.fault.at, in: placed.reply) else { continue }
                warning("this fault never happens: \(reason)", at: fault.place)
            }
        }
    }

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
