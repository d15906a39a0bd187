import ArgumentParser

/// Where a command listens that serves until it is told to stop, and who is told the port.
struct ListenOptions: ParsableArguments {
    @Option(name: .customLong("host"), help: "The address to listen on. (default: 127.0.0.1)")
    private var hostOption: String?

    @OptionGroup var ports: PortOptions

    @Option(
        name: .customLong("port-file"),
        help: "A file that will hold the port as soon as it answers.",
        completion: .file()
    )
    private var portFileOption: String?

    /// The address that is asked for; nil for the default.
    var host: String? { Self.host.value(hostOption) }
    /// The file that is asked for; nil for none.
    var portFile: PortFile? { Self.portFile.value(portFileOption) }

    private static let host = EnvironmentTwin("host", expected: "an address") { $0 }
    private static let portFile = EnvironmentTwin("port-file", expected: "a path") { PortFile($0) }
}
