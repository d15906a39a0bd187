import Logging
import MockClaude

extension MockServer.Configuration {
    /// What a command line asks for.
    ///
    /// - Parameter port: the port when none is asked for.
    init(_ ports: PortChoice, _ play: PlayChoice, port: UInt16, log: Logger) {
        self.init()
        self.port = ports.port ?? port
        controlPort = ports.controlPort
        speed = play.speed
        seed = play.seed
        logger = log
    }
}
