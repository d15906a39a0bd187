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
        /// Where a line for each exchange goes; nil for nowhere.
        public var logger: Logger?

        /// Loopback, any free port, the scenario's own speed, and no log.
        public init() {}
    }

    /// The scenario that is served.
    public let scenario: Scenario
    private let daemon: Daemon

    /// Binds, and serves from when it returns.
    ///
    /// - Throws: `DaemonError` when the address cannot be bound, with the reason.
    public init(_ scenario: Scenario, _ configuration: Configuration = Configuration()) throws(DaemonError) {
        self.scenario = scenario
        let logger = configuration.logger ?? Logger(label: "mock-claude", factory: { _ in SwiftLogNoOpLogHandler() })
        daemon = try Daemon(
            Daemon.Configuration(host: configuration.host, port: configuration.port),
            handler: Responder(scenario: scenario, speed: configuration.speed, log: AccessLog(logger: logger))
        )
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
    public func stop(grace: Duration = .zero) { daemon.stop(grace: grace) }
}
