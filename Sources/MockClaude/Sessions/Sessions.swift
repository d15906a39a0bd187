import Scenario
import Synchronization

/// Every session of one server; each begins when it is first named.
final class Sessions: Sendable {
    private let scenario: Scenario
    private let sessions = Mutex<[String: Session]>([:])

    init(scenario: Scenario) { self.scenario = scenario }

    /// The session of that name.
    subscript(name: String) -> Session {
        sessions.withLock { sessions in
            if let session = sessions[name] { return session }
            let session = Session(name: name, scenario: scenario)
            sessions[name] = session
            return session
        }
    }
}
