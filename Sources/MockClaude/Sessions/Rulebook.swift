import Scenario

/// A scenario's rules, with what a request decides of each apart from what a session's memory decides.
struct Rulebook: Sendable {
    /// The rules, in order.
    let rules: [Rule]
    /// Their conditions without `attempt`, which only the memory knows.
    private let conditions: [Condition]

    init(_ rules: [Rule]) {
        self.rules = rules
        conditions = rules.map { rule in
            var condition = rule.when
            condition.attempt = nil
            return condition
        }
    }

    /// The rules that a request fits, up to the first that answers whatever the memory holds, and what came nearest of those
    /// that it does not fit.
    func candidates(for incoming: Incoming) -> (candidates: [RuleCandidate], miss: Miss) {
        var candidates: [RuleCandidate] = []
        var miss = Miss()
        let request = incoming.candidate(attempt: 1)
        for (index, condition) in conditions.enumerated() {
            if let mismatch = condition.mismatch(request) {
                miss.note(rules[index], number: index + 1, mismatch)
                continue
            }
            let candidate = RuleCandidate(rule: index, times: rules[index].times, attempt: rules[index].when.attempt)
            candidates.append(candidate)
            if candidate.isCertain { break }
        }
        return (candidates, miss)
    }

    /// Why no rule answered, in words: the nearest of those that the request does not fit, and of those that it does.
    func explanation(_ miss: Miss, of turn: Turn, among candidates: [RuleCandidate], for incoming: Incoming) -> String {
        var miss = miss
        let request = incoming.candidate(attempt: turn.attempt)
        for candidate in candidates {
            let rule = rules[candidate.rule]
            if turn.usedUp.contains(candidate.rule) {
                miss.note(rule, number: candidate.rule + 1, usedUp: candidate.times ?? 0)
            } else if let mismatch = rule.when.mismatch(request) {
                miss.note(rule, number: candidate.rule + 1, mismatch)
            }
        }
        return miss.explanation
    }
}
