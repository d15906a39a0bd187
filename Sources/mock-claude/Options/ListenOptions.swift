import ArgumentParser

/// Where a command listens that serves until it is told to stop, and who is told the port.
struct ListenOptions: ParsableArguments {
    @Option(name: .customLong("host"), help: "The address to listen on. (default: 127.0.0.1)")
    private var hostOption: String?

    @OptionGroup private var portOptions: PortOptions

    @Option(
        name: .customLong("port-file"),
        help: "A file that will hold the port as soon as it answers.",
        completion: .file()
    )
    private var portFileOption: String?

    /// What is asked for.
    var choice: ListenChoice {
        ListenChoice(host: hostOption, ports: portOptions.choice, portFile: portFileOption)
    }
}
