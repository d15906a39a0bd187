import Scenario

/// A scenario's rules, with what a request decides of each apart from what a session's memory decides.
struct Rulebook: Sendable {
    /// The rules, in order.
    let rules: [Rule]
    /// What they are called.
    let labels: [RuleLabel]
    /// Their conditions without `attempt`, which only the memory knows.
    private let conditions: [Condition]
    /// The rules of recordings, by their places.
    private let recordings: [Int]

    init(_ rules: [Rule]) {
        self.rules = rules
        labels = rules.enumerated().map { RuleLabel($1, number: $0 + 1) }
        conditions = rules.map { rule in
            var condition = rule.when
            condition.attempt = nil
            return condition
        }
        recordings = rules.indices.filter { rules[$0].when.recorded != nil }
    }

    /// The rules that a request fits, up to the first that answers whatever the memory holds, and what came nearest of those
    /// that it does not fit.
    func candidates(for incoming: Incoming) -> (candidates: [RuleCandidate], miss: Miss) {
        var candidates: [RuleCandidate] = []
        var miss = Miss()
        let request = incoming.candidate(attempt: 1)
        for (index, condition) in conditions.enumerated() {
            if let mismatch = condition.mismatch(request) {
                miss.note(labels[index], mismatch)
                continue
            }
            let candidate = RuleCandidate(index, rules[index])
            candidates.append(candidate)
            if candidate.isCertain { break }
        }
        return (candidates, miss)
    }

    /// Whether a request is one that was recorded. The service has answered it, whatever would be found wrong with it here.
    func holdsRecording(of incoming: Incoming) -> Bool {
        guard !recordings.isEmpty else { return false }
        let request = incoming.candidate(attempt: 1)
        return recordings.contains { conditions[$0].mismatch(request) == nil }
    }

    /// Whether there is a rule that a request fits.
    func answers(_ incoming: Incoming) -> Bool { !candidates(for: incoming).candidates.isEmpty }

    /// Why no rule answered, in words: the nearest of those that the request does not fit, and of those that it does.
    func explanation(_ miss: Miss, of turn: Turn, among candidates: [RuleCandidate], for incoming: Incoming)
        -> Miss.Explanation
    {
        var miss = miss
        let request = incoming.candidate(attempt: turn.attempt)
        for candidate in candidates {
            if turn.usedUp.contains(candidate.rule) {
                miss.note(labels[candidate.rule], usedUp: candidate.times ?? 0)
            } else if let mismatch = rules[candidate.rule].when.mismatch(request) {
                miss.note(labels[candidate.rule], mismatch)
            }
        }
        return miss.explanation
    }
}

extension RuleCandidate {
    fileprivate init(_ index: Int, _ rule: Rule) {
        var attempts: Int?
        if case .attempts(let replies) = rule.answer { attempts = replies.count }
        self.init(rule: index, times: rule.times, attempt: rule.when.attempt, attempts: attempts)
    }
}
