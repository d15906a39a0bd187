import Scenario
import Synchronization

/// Every session of one server; each begins when it is first named.
///
/// Clients name them, so there is a bound: of more than `capacity`, the half that was longest unused is forgotten.
final class Sessions: Sendable {
    fileprivate struct Entry {
        let session: Session
        var lastUse: UInt64
    }

    fileprivate struct State {
        var entries: [String: Entry] = [:]
        var uses: UInt64 = 0
    }

    private let seed: UInt64
    private let rulebook: Rulebook
    private let capacity: Int
    private let state = Mutex(State())

    init(scenario: Scenario, capacity: Int = 10_000) {
        seed = scenario.seed
        rulebook = Rulebook(scenario.rules)
        self.capacity = capacity
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
            let session = Session(name: name, seed: seed, rulebook: rulebook)
            state.entries[name] = Entry(session: session, lastUse: state.uses)
            return session
        }
    }
}

extension Sessions.State {
    fileprivate mutating func forgetHalf() {
        let uses = entries.values.map(\.lastUse).sorted()
        let oldest = uses[uses.count / 2]
        entries = entries.filter { $0.value.lastUse > oldest }
    }
}
