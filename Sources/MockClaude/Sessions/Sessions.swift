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
            if let index = state.entries.index(forKey: name) {
                state.entries.values[index].lastUse = state.uses
                return state.entries.values[index].session
            }
            return state.begin(name, state.loaded, capacity: capacity)
        }
    }

    /// The session of that name, if it has begun.
    func existing(_ name: String) -> Session? { state.withLock { $0.entries[name]?.session } }

    /// Serves that scenario from now on: in one session, or in all of them. What they remembered is forgotten.
    func load(_ loaded: LoadedScenario, in name: String? = nil) {
        state.withLock { state in
            if let name { return _ = state.begin(name, loaded, capacity: capacity) }
            state.loaded = loaded
            for name in state.entries.keys { _ = state.begin(name, loaded, capacity: capacity) }
        }
    }

    /// Begins anew, with the same scenario: one session, or all of them.
    func reset(_ name: String? = nil) {
        state.withLock { state in
            for session in state.entries.values.map(\.session) where name == nil || session.name == name {
                _ = state.begin(session.name, session.loaded, capacity: capacity)
            }
        }
    }
}

extension Sessions.State {
    /// Begins a session, or begins it anew.
    fileprivate mutating func begin(_ name: String, _ loaded: LoadedScenario, capacity: Int) -> Session {
        let before = entries[name]?.session
        if before == nil, entries.count >= capacity { forgetHalf() }
        before?.gates.clear()
        let session = Session(name: name, loaded: loaded, gates: before?.gates ?? Gates())
        entries[name] = Sessions.Entry(session: session, lastUse: uses)
        return session
    }

    fileprivate mutating func forgetHalf() {
        let uses = entries.values.map(\.lastUse).sorted()
        let oldest = uses[uses.count / 2]
        // Nobody could release any more what stands at the gates of what is forgotten.
        for entry in entries.values where entry.lastUse <= oldest { entry.session.gates.clear() }
        entries = entries.filter { $0.value.lastUse > oldest }
    }
}
