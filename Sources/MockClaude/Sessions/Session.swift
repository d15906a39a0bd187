import HTTPDaemon
import MessagesAPI
import Scenario

/// One client's view of the scenario: the same rules as every other session's, and a memory of its own.
final class Session: Sendable {
    /// What a request gets.
    enum Selection: Sendable {
        /// A rule answers.
        case rule(Rule)
        /// None does; the text says why.
        case miss(String)
    }

    let name: String
    private let seed: UInt64
    private let rulebook: Rulebook
    private let store: any SessionStore

    init(name: String, seed: UInt64, rulebook: Rulebook, store: any SessionStore = MemoryStore()) {
        self.name = name
        self.seed = seed
        self.rulebook = rulebook
        self.store = store
    }

    /// The ids of the next answer to this request. Each time that they are asked for counts as an answer.
    func identifiers(for call: UInt64) -> Identifiers {
        Identifiers(seed: seed, session: name, body: call, answer: store.countAnswer(to: call))
    }

    /// The first rule that holds and is not used up. The turn must be ended.
    func select(_ incoming: Incoming, call: UInt64) -> (selection: Selection, turn: Turn) {
        let (candidates, miss) = rulebook.candidates(for: incoming)
        let client = incoming.http.client
        let turn = store.begin(call, among: candidates) { client?.hasLeftEarly ?? false }
        guard let index = turn.rule else {
            return (.miss(rulebook.explanation(miss, of: turn, among: candidates, for: incoming)), turn)
        }
        return (.rule(rulebook.rules[index]), turn)
    }

    /// Says what the client has when its reply has been played: its answer, or a failure after which it may try again.
    func settle(_ turn: Turn, failed: Bool) { store.settle(turn, failed: failed) }

    /// Says that a reply is over, and whether its client left before the end.
    func end(_ turn: Turn, left: Bool) { store.end(turn, left: left) }
}
