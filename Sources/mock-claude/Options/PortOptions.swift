import ArgumentParser

/// Where a command listens.
struct PortOptions: ParsableArguments {
    @Option(
        name: .customLong("port"),
        help: "The port to listen on; 0 takes any free one. (default: 4010; with run any free one)"
    )
    private var portOption: String?

    @Option(
        name: .customLong("control-port"),
        help: "A port of its own for /_mock; 0 takes any free one. (default: the same port)"
    )
    private var controlPortOption: String?

    /// The port that is asked for; nil for the command's own choice.
    var port: UInt16? { Self.port.value(portOption) }
    /// The port of the control API; nil for the same one.
    var controlPort: UInt16? { Self.controlPort.value(controlPortOption) }

    func validate() throws {
        try Self.port.check(portOption)
        try Self.controlPort.check(controlPortOption)
    }

    private static let port = EnvironmentTwin("port", expected: "a port from 0 to 65535") { UInt16($0) }
    private static let controlPort = EnvironmentTwin("control-port", expected: "a port from 0 to 65535") { UInt16($0) }
}
