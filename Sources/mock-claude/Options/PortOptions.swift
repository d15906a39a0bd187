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

    /// What is asked for.
    var choice: PortChoice { PortChoice(port: portOption, controlPort: controlPortOption) }

    func validate() throws { try choice.check() }
}
