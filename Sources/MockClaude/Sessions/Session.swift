import MessagesAPI
import Scenario

/// One client's view of the scenario: the same rules as every other session's, and a memory of its own.
final class Session: Sendable {
    /// What a request gets.
    enum Selection: Sendable {
        /// A rule answers.
        case rule(Rule, Turn)
        /// None does; the text says why.
        case miss(String)
    }

    let name: String
    private let scenario: Scenario
    private let store: any SessionStore

    init(name: String, scenario: Scenario, store: any SessionStore = MemoryStore()) {
        self.name = name
        self.scenario = scenario
        self.store = store
    }

    /// The ids of the next answer to this request. Each call counts as an answer.
    func identifiers(for incoming: Incoming, digest: UInt64) -> Identifiers {
        let answer = store.countAnswer(to: digest)
        return Identifiers(seed: scenario.seed, session: name, body: digest, answer: answer)
    }

    /// The first rule that holds and is not used up.
    func select(_ incoming: Incoming, digest: UInt64) -> Selection {
        var miss = Miss()
        let turn = store.begin(digest) { attempt, uses in
            let candidate = incoming.candidate(attempt: attempt)
            for (index, rule) in scenario.rules.enumerated() {
                if let mismatch = rule.when.mismatch(candidate) {
                    miss.note(rule, number: index + 1, mismatch)
                } else if let times = rule.times, uses[index, default: 0] >= times {
                    miss.note(rule, number: index + 1, usedUp: times)
                } else {
                    return index
                }
            }
            return nil
        }
        guard let index = turn.rule else { return .miss(miss.explanation) }
        return .rule(scenario.rules[index], turn)
    }

    /// Says how an answer went.
    func settle(_ turn: Turn, as outcome: Turn.Outcome) { store.settle(turn, as: outcome) }
}
