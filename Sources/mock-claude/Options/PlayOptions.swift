import ArgumentParser

/// How replies are played, whatever the scenario says.
struct PlayOptions: ParsableArguments {
    @Option(name: .customLong("seed"), help: "Where all random choices come from. (default: the scenario's, or 0)")
    private var seedOption: String?

    @Option(name: .customLong("speed"), help: "How fast time passes: 10x, 0.5x, or instant. (default: 1x)")
    private var speedOption: String?

    @Option(
        name: .customLong("ignore"),
        help: ArgumentHelp(
            "A JSON Pointer to what in a body does not tell a request from a recorded one: /metadata/user_id. As often as "
                + "needed.",
            valueName: "pointer"
        )
    )
    private var ignoreOptions: [String] = []

    /// What is asked for.
    var choice: PlayChoice { PlayChoice(seed: seedOption, speed: speedOption, ignore: ignoreOptions) }

    func validate() throws { try choice.check() }
}
