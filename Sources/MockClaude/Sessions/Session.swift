import HTTPDaemon
import MessagesAPI
import Scenario
import Synchronization

/// One client's view of a scenario, with a memory of its own.
final class Session: Sendable {
    /// What a request gets.
    enum Selection: Sendable {
        /// A rule answers.
        case rule(Int, RuleLabel)
        /// None does.
        case miss(Miss.Explanation)
    }

    let name: String
    /// What is served.
    let loaded: LoadedScenario
    /// Where its streams stand still. It outlives the session's memory, as those do who wait at a gate.
    let gates: Gates
    /// Which of the gates' rounds is the session's.
    let round: Gates.Round
    /// The conversations that it holds for its clients.
    let conversations = HeldConversations()
    /// The message batches that its clients have created.
    let batches = MessageBatches()
    /// The files that its clients have uploaded.
    let files = StoredFiles()
    /// What of its clients' prompts is cached.
    let promptCache = PromptCache()
    /// What its clients did, seen by who judges them.
    let activity = Mutex(SessionActivity())
    /// Its rate limits; nil for none.
    let limits: RateLimits?
    private let store: any SessionStore
    private let chaos: ChaosDraw

    init(
        name: String,
        loaded: LoadedScenario,
        gates: Gates = Gates(),
        store: any SessionStore = MemoryStore()
    ) {
        self.name = name
        self.loaded = loaded
        self.gates = gates
        round = gates.round
        limits = loaded.scenario.limits.map { RateLimits($0) }
        chaos = ChaosDraw(loaded.scenario, session: name)
        self.store = store
    }

    /// The ids of the next answer to this request. Each time that they are asked for counts as an answer.
    func identifiers(for call: UInt64) -> Identifiers {
        Identifiers(seed: loaded.scenario.seed, session: name, body: call, answer: store.countAnswer(to: call))
    }

    /// The first rule that holds and is not used up, or the one that the request's call stays on. The turn must be ended.
    func select(_ incoming: Incoming, call: UInt64) -> (selection: Selection, turn: Turn) {
        let candidates = loaded.rulebook.candidates(for: incoming)
        let client = incoming.http.client
        let turn = store.begin(call, among: candidates) { ReplyProgress(client) }
        guard let index = turn.rule else {
            return (.miss(loaded.rulebook.explanation(of: turn, among: candidates, for: incoming)), turn)
        }
        return (.rule(index, loaded.rulebook.labels[index]), turn)
    }

    /// Says whether, and how, the turn's reply leaves the client without its answer, so that it may try again.
    func settle(_ turn: Turn, _ failure: CallMemory.Failure?) { store.settle(turn, failure) }

    /// What chance does to the turn's reply; nil for nothing.
    func chaos(in turn: Turn) -> ChaosDraw.Hit? { chaos.hit(call: turn.digest, attempt: turn.attempt) }

    /// Says that a reply is over, and whether its client left before the end.
    func end(_ turn: Turn, left: Bool) { store.end(turn, left: left) }
}
