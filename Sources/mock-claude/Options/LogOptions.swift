import ArgumentParser

/// What is logged on standard error, and how it looks.
struct LogOptions: ParsableArguments {
    @Option(name: .customLong("log-format"), help: "text or json. (default: text)")
    private var formatOption: String?

    @Option(
        name: .customLong("log-level"),
        help: """
            trace, debug, info, notice, warning, error or critical; info has a line for each request. \
            (default: info; with run warning)
            """
    )
    private var levelOption: String?

    /// What is asked for.
    var choice: LogChoice { LogChoice(format: formatOption, level: levelOption) }

    func validate() throws { try choice.check() }
}
