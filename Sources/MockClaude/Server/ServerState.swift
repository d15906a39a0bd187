import Dispatch
import Scenario
import Synchronization
import Timeline

/// What one server knows beyond the exchanges that run: its sessions, and what came to it.
final class ServerState: Sendable {
    /// How long who asks what happened waits for an end that is on its way. Mostly that takes microseconds.
    static let patience = Duration.milliseconds(patienceMilliseconds)
    private static let patienceMilliseconds = 500

    let sessions: Sessions
    let journal = Journal()
    let clock: ServerClock
    /// What becomes of connections before a session is known.
    let connections: ConnectionScript
    /// How fast time passes.
    let speed: Speed
    /// Overrides the seed of every scenario.
    private let seed: UInt64?

    init(
        _ scenario: Scenario,
        speed: Speed = .times(1),
        seed: UInt64? = nil,
        clock: ServerClock = ServerClock()
    ) {
        self.clock = clock
        self.speed = speed
        self.seed = seed
        sessions = Sessions(LoadedScenario(scenario.seeded(seed)))
        connections = ConnectionScript(scenario.connections, speed: speed)
    }

    /// What is served: in a session, or in all that have no scenario of their own.
    func scenario(session name: String? = nil) -> Scenario {
        let session = name.flatMap(sessions.existing)
        return (session?.loaded ?? sessions.loaded).scenario
    }

    /// Serves another scenario: in one session, or in all. What was remembered and written down there is forgotten.
    func load(_ scenario: Scenario, session: String? = nil) {
        sessions.load(LoadedScenario(scenario.seeded(seed)), in: session)
        if session == nil { connections.restart(scenario.connections) }
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

    /// Waits until the ends are written down that are on their way.
    func settle(session: String?) async {
        await withCheckedContinuation { continuation in
            let end = OneEnd(continuation)
            guard journal.whenSettled(session: session, end.come) != nil else { return end.come() }
            DispatchQueue.global().asyncAfter(
                deadline: .now() + .milliseconds(Self.patienceMilliseconds),
                execute: end.come
            )
        }
    }

    /// Forgets what was remembered and written down: of one session, or of all.
    func reset(session: String? = nil) {
        sessions.reset(session)
        if session == nil { connections.restart(sessions.loaded.scenario.connections) }
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

/// The end of a wait, whichever of two brings it.
private final class OneEnd: Sendable {
    private let waiting: Mutex<CheckedContinuation<Void, Never>?>

    init(_ continuation: CheckedContinuation<Void, Never>) { waiting = Mutex(continuation) }

    @Sendable func come() {
        let continuation = waiting.withLock { waiting in
            defer { waiting = nil }
            return waiting
        }
        continuation?.resume()
    }
}
