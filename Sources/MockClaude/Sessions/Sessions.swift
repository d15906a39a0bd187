import Scenario
import Synchronization

/// Every session of one server; each begins when it is first named, with the scenario that the server has then.
///
/// Clients name them, so there is a bound: of more than `capacity`, the half that was longest unused is forgotten.
final class Sessions: Sendable {
    fileprivate struct Entry {
        let session: Session
        var lastUse: UInt64
    }

    fileprivate struct State {
        /// What a session gets that has no scenario of its own.
        var loaded: LoadedScenario
        var entries: [String: Entry] = [:]
        var uses: UInt64 = 0
    }

    private let capacity: Int
    private let state: Mutex<State>

    init(_ loaded: LoadedScenario, capacity: Int = 10_000) {
        self.capacity = capacity
        state = Mutex(State(loaded: loaded))
    }

    /// The scenario of sessions that have none of their own.
    var loaded: LoadedScenario { state.withLock { $0.loaded } }

    /// The sessions that have begun, in order of name.
    var all: [Session] {
        state.withLock { $0.entries.values.map(\.session) }.sorted { $0.name < $1.name }
    }

    /// The session of that name.
    subscript(name: String) -> Session {
        state.withLock { state in
            state.uses += 1
            if let session = state.entries[name]?.session {
                state.entries[name]?.lastUse = state.uses
                return session
            }
            if state.entries.count >= capacity { state.forgetHalf() }
            return state.begin(name, state.loaded)
        }
    }

    /// The session of that name, if it has begun.
    func existing(_ name: String) -> Session? { state.withLock { $0.entries[name]?.session } }

    /// Serves that scenario from now on: in one session, or in all of them. What they remembered is forgotten.
    func load(_ loaded: LoadedScenario, in name: String? = nil) {
        let old = state.withLock { state in
            guard let name else {
                state.loaded = loaded
                defer { state.entries = [:] }
                return state.entries.values.map(\.session)
            }
            let old = state.entries[name]?.session
            _ = state.begin(name, loaded)
            return old.map { [$0] } ?? []
        }
        for session in old { session.gates.abandon() }
    }

    /// Begins anew, with the same scenario: one session, or all of them.
    func reset(_ name: String? = nil) {
        let old = state.withLock { state in
            let old = state.entries.values.map(\.session).filter { name == nil || $0.name == name }
            for session in old { _ = state.begin(session.name, session.loaded) }
            return old
        }
        for session in old { session.gates.abandon() }
    }
}

extension Sessions.State {
    fileprivate mutating func begin(_ name: String, _ loaded: LoadedScenario) -> Session {
        let session = Session(name: name, loaded: loaded)
        entries[name] = Sessions.Entry(session: session, lastUse: uses)
        return session
    }

    fileprivate mutating func forgetHalf() {
        let uses = entries.values.map(\.lastUse).sorted()
        let oldest = uses[uses.count / 2]
        entries = entries.filter { $0.value.lastUse > oldest }
    }
}
