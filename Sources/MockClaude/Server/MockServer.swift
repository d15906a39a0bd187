public import HTTPDaemon
public import Logging
public import Scenario
public import Timeline

/// A stand-in for Claude's API that answers as a scenario says.
///
/// It serves from when it is made, on a free port unless told otherwise. Clients take `baseURL` as `ANTHROPIC_BASE_URL`.
///
/// ```swift
/// let server = try MockServer(scenario)
/// defer { server.stop() }
/// ```
public final class MockServer: Sendable {
    /// Where a server listens, and how it plays.
    public struct Configuration: Sendable {
        /// The address to bind.
        public var host = "127.0.0.1"
        /// The port to bind; 0 takes any free one.
        public var port: UInt16 = 0
        /// How fast time passes.
        public var speed = Speed.times(1)
        /// The port of the control API when it is not to be on the same one as the rest; 0 takes any free one.
        public var controlPort: UInt16?
        /// Overrides the seed of every scenario.
        public var seed: UInt64?
        /// Where a line for each exchange goes; nil for nowhere.
        public var logger: Logger?

        /// Loopback, any free port, the scenario's own speed, and no log.
        public init() {}
    }

    private let state: ServerState
    private let daemon: Daemon
    private let controlDaemon: Daemon?

    /// Binds, and serves from when it returns.
    ///
    /// - Throws: `DaemonError` when the address cannot be bound, with the reason.
    public convenience init(
        _ scenario: Scenario,
        _ configuration: Configuration = Configuration()
    ) throws(DaemonError) {
        try self.init(scenario, configuration, upstream: nil, isRulesOnly: false)
    }

    /// The same with somebody who is asked what no rule answers.
    ///
    /// - Parameters:
    ///   - upstream: who that is; nil for nobody.
    ///   - isRulesOnly: whether what no rule answers is a miss, whatever it is.
    ///   - shown: gives a request the form in which rules and people see it: without secrets.
    package init(
        _ scenario: Scenario,
        _ configuration: Configuration,
        upstream: (any Upstream)?,
        isRulesOnly: Bool,
        shown: (@Sendable (HTTPRequest) -> HTTPRequest)? = nil
    ) throws(DaemonError) {
        state = ServerState(scenario, speed: configuration.speed, seed: configuration.seed)
        let control = Control(state)
        let logger = configuration.logger ?? Logger(label: "mock-claude", factory: { _ in SwiftLogNoOpLogHandler() })
        var listening = Daemon.Configuration(host: configuration.host, port: configuration.port)
        if upstream != nil {
            // The upstream is a guest of one loop, and judges itself what is too long for it.
            listening.loops = 1
            listening.maximumBodyBytes = 256 << 20
            listening.memoryPerConnection = 512 << 10
        }
        daemon = try Daemon(
            listening,
            guest: upstream,
            handler: Responder(
                state,
                control: configuration.controlPort == nil ? control : nil,
                upstream: upstream,
                isRulesOnly: isRulesOnly,
                shown: shown,
                log: AccessLog(logger: logger)
            )
        )
        controlDaemon = try configuration.controlPort.map { (port) throws(DaemonError) in
            try Daemon(Daemon.Configuration(host: configuration.host, port: port, loops: 1), handler: control)
        }
    }

    /// The port that is bound.
    public var port: UInt16 { daemon.port }

    /// What a client uses as its base URL: `http://127.0.0.1:4010`.
    public var baseURL: String {
        let host = daemon.address.contains(":") ? "[\(daemon.address)]" : daemon.address
        return "http://\(host):\(daemon.port)"
    }

    /// Whether only programs on this machine can reach the server.
    public var isOnLoopback: Bool { daemon.address.hasPrefix("127.") || daemon.address == "::1" }

    /// Stops accepting, lets running replies go on for at most `grace`, and returns when all is over.
    public func stop(grace: Duration = .zero) {
        daemon.stop(grace: grace)
        controlDaemon?.stop(grace: .zero)
    }
}

extension MockServer {
    /// The port of the control API.
    public var controlPort: UInt16 { (controlDaemon ?? daemon).port }

    /// The scenario that is served in sessions that have none of their own.
    public var scenario: Scenario { state.scenario() }

    /// Serves another scenario from the next request on: in one session, or in all. What was remembered and written down there
    /// is forgotten.
    public func load(_ scenario: Scenario, session: String? = nil) { state.load(scenario, session: session) }

    /// Forgets what was used, tried, held and written down: of one session, or of all.
    public func reset(session: String? = nil) { state.reset(session: session) }

    /// What came to the server and what became of it, oldest first: in one session, or in all.
    /// A reply that has ended for its client has ended here too.
    public func requests(session: String? = nil) async -> [JournalEntry] {
        await state.settle(session: session)
        return state.journal.entries(session: session)
    }

    /// What was expected and did not happen: in one session, or in all.
    public func verdict(session: String? = nil) async -> Verdict {
        await state.settle(session: session)
        return state.verdict(session: session)
    }

    /// The same when all is over, for all sessions: a stream that its client left at a gate, where nobody had released it,
    /// counts as one that is still held, unless the reply says `may_leave`.
    public func finalVerdict() -> Verdict { state.verdict(isFinal: true) }

    /// The gate of that name.
    public func gate(_ name: String, session: String = "default") -> Gate {
        Gate(name: name, in: state.sessions[session].gates)
    }
}
