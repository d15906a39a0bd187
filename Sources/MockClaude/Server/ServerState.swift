import Scenario
import Timeline

/// What one server knows beyond the exchanges that run: its sessions, and what came to it.
final class ServerState: Sendable {
    let sessions: Sessions
    let journal = Journal()
    let clock = ServerClock()
    /// How fast time passes.
    let speed: Speed
    /// Overrides the seed of every scenario.
    private let seed: UInt64?

    init(_ scenario: Scenario, speed: Speed = .times(1), seed: UInt64? = nil) {
        self.speed = speed
        self.seed = seed
        sessions = Sessions(LoadedScenario(scenario.seeded(seed)))
    }

    /// What is served: in a session, or in all that have no scenario of their own.
    func scenario(session name: String? = nil) -> Scenario {
        let session = name.flatMap(sessions.existing)
        return (session?.loaded ?? sessions.loaded).scenario
    }

    /// Serves another scenario: in one session, or in all. What was remembered and written down there is forgotten.
    func load(_ scenario: Scenario, session: String? = nil) {
        sessions.load(LoadedScenario(scenario.seeded(seed)), in: session)
        journal.clear(session: session)
    }

    /// What was expected and did not happen: in one session, or in all that anything came to.
    func verdict(session name: String? = nil, isFinal: Bool = false) -> Verdict {
        let judged: [Session]
        if let name {
            judged = [sessions.existing(name) ?? Session(name: name, loaded: sessions.loaded)]
        } else {
            let used = sessions.all.filter(\.isUsed)
            // Without a single request there is still something that was expected.
            judged = used.isEmpty ? [Session(name: Route.defaultSession, loaded: sessions.loaded)] : used
        }
        let now = clock.now
        return .combined(judged.map { ($0.name, $0.verdict(now: now, isFinal: isFinal)) })
    }

    /// Forgets what was remembered and written down: of one session, or of all.
    func reset(session: String? = nil) {
        sessions.reset(session)
        journal.clear(session: session)
    }
}

extension Scenario {
    fileprivate func seeded(_ seed: UInt64?) -> Scenario {
        var scenario = self
        scenario.seed = seed ?? scenario.seed
        return scenario
    }
}
