/// Where a command listens, as it was asked for.
struct PortChoice {
    private let portText: String?
    private let controlPortText: String?

    /// What is given for the options of these names; nil for nothing.
    init(port: String?, controlPort: String?) {
        portText = port
        controlPortText = controlPort
    }

    init(_ arguments: inout PlainArguments) {
        self.init(port: arguments.take("port"), controlPort: arguments.take("control-port"))
    }

    /// The port that is asked for; nil for the command's own choice.
    var port: UInt16? { Self.port.value(portText) }
    /// The port of the control API; nil for the same one.
    var controlPort: UInt16? { Self.controlPort.value(controlPortText) }

    /// Refuses what cannot be read.
    func check() throws {
        try Self.port.check(portText)
        try Self.controlPort.check(controlPortText)
    }

    private static let port = EnvironmentTwin("port", expected: "a port from 0 to 65535") { UInt16($0) }
    private static let controlPort = EnvironmentTwin("control-port", expected: "a port from 0 to 65535") { UInt16($0) }
}
