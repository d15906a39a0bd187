/// Where a command listens that serves until it is told to stop, and who is told the port, as it was asked for.
struct ListenChoice {
    let ports: PortChoice
    private let hostText: String?
    private let portFileText: String?

    /// What is given for the options of these names; nil for nothing.
    init(host: String?, ports: PortChoice, portFile: String?) {
        self.ports = ports
        hostText = host
        portFileText = portFile
    }

    init(_ arguments: inout PlainArguments) {
        self.init(
            host: arguments.take("host"),
            ports: PortChoice(&arguments),
            portFile: arguments.take("port-file")
        )
    }

    /// The address that is asked for; nil for the default.
    var host: String? { Self.host.value(hostText) }
    /// The file that is asked for; nil for none.
    var portFile: PortFile? { Self.portFile.value(portFileText) }

    /// Refuses what cannot be read.
    func check() throws { try ports.check() }

    private static let host = EnvironmentTwin("host", expected: "an address") { $0 }
    private static let portFile = EnvironmentTwin("port-file", expected: "a path") { PortFile($0) }
}
