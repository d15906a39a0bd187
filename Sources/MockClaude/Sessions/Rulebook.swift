import Scenario

/// A scenario's rules, with what a request decides of each apart from what a session's memory decides.
final class Rulebook: Sendable {
    /// The rules, in order.
    let rules: [Rule]
    /// What they are called.
    let labels: [RuleLabel]
    /// Their conditions without `attempt`, which only the memory knows.
    private let conditions: [Condition]
    /// The same as what the memory chooses from.
    private let all: [RuleCandidate]
    /// Which of them to try on a request.
    private let index: ConditionIndex
    private let hasRecordings: Bool
    /// The first rule, if it answers every request for a message, so that none need be looked for; else nothing.
    private let forAll: [RuleCandidate]

    init(_ rules: [Rule]) {
        self.rules = rules
        all = rules.enumerated().map { RuleCandidate($0, $1) }
        labels = rules.enumerated().map { RuleLabel($1, number: $0 + 1) }
        conditions = rules.map { rule in
            var condition = rule.when
            condition.attempt = nil
            return condition
        }
        index = ConditionIndex(conditions)
        hasRecordings = rules.contains { $0.when.recorded != nil }
        forAll = rules.first?.when.isUnconditional ?? false ? all.prefix(1).filter(\.isCertain) : []
    }

    /// The rules that a request fits, up to the first that answers whatever the memory holds.
    func candidates(for incoming: Incoming) -> [RuleCandidate] {
        if !forAll.isEmpty, incoming.door?.givesMessages ?? false { return forAll }
        var candidates: [RuleCandidate] = []
        let request = incoming.candidate(attempt: 1)
        for place in index.places(for: request) where conditions[place].mismatch(request) == nil {
            candidates.append(all[place])
            if all[place].isCertain { break }
        }
        return candidates
    }

    /// Whether a request is one that was recorded. The service has answered it, whatever would be found wrong with it here.
    func holdsRecording(of incoming: Incoming) -> Bool {
        guard hasRecordings else { return false }
        let request = incoming.candidate(attempt: 1)
        return index.places(for: request).contains {
            conditions[$0].recorded != nil && conditions[$0].mismatch(request) == nil
        }
    }

    /// Whether there is a rule that a request fits.
    func answers(_ incoming: Incoming) -> Bool { !candidates(for: incoming).isEmpty }

    /// Why no rule answered, in words: the nearest of those that the request does not fit, and of those that it does.
    func explanation(of turn: Turn, among candidates: [RuleCandidate], for incoming: Incoming) -> Miss.Explanation {
        var miss = Miss()
        let first = incoming.candidate(attempt: 1)
        for (condition, label) in zip(conditions, labels) {
            if let mismatch = condition.mismatch(first) { miss.note(label, mismatch) }
        }
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
