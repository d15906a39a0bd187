import ArgumentParser

/// Where a command listens.
struct PortOptions: ParsableArguments {
    @Option(
        name: .customLong("port"),
        help: "The port to listen on; 0 takes any free one. (default: 4010; with run any free one)"
    )
    private var portOption: String?

    /// The port that is asked for; nil for the command's own choice.
    var port: UInt16? { Self.port.value(portOption) }

    func validate() throws { try Self.port.check(portOption) }

    private static let port = EnvironmentTwin("port", expected: "a port from 0 to 65535") { UInt16($0) }
}
