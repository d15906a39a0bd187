import ArgumentParser
import Scenario

/// `mock-claude show`: prints what scenarios will send, and when, without sending anything.
struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what will be sent, and when, before it is.",
        discussion: """
            Each rule is shown with every reply that it has: the status, the header fields, and a line for each step with \
            its time, the body's bytes up to then, its size, and what it is. The request is a plain one that the rule could \
            be meant for; ids and random choices of real ones are others.

            Exit codes:

            0   shown
            64  bad usage, or no such rule
            65  a scenario with errors
            66  no such file
            """
    )

    @Argument(
        help: "Scenario files and recordings, or directories of them, which are taken together.",
        completion: .file(extensions: ["yaml", "yml", "json"])
    )
    var scenarios: [String]

    @Option(help: "Only this rule: its name, or its number from 1.")
    var rule: String?

    @Flag(name: .customLong("no-stream"), help: "What a request gets that asks for no stream.")
    var noStream = false

    @OptionGroup var playOptions: PlayOptions

    func run() { Failure.orExit(show) }

    private func show() throws(Failure) {
        StandardStream.openMissing()
        let loaded = try LoadedScenarios(ScenarioPaths(scenarios), ignoring: playOptions.choice.ignored)
        for warning in loaded.warnings { StandardStream.error.write(line: warning) }
        var scenario = loaded.scenario
        scenario.seed = playOptions.choice.seed ?? scenario.seed
        let shown = ShownScenario(
            scenario,
            speed: playOptions.choice.speed,
            stream: !noStream
        )
        guard let rule else {
            return try StandardStream.print(shown.lines.joined(separator: "\n") + "\n")
        }
        guard let lines = shown.lines(ofRule: rule) else {
            throw Failure(.usage, "error: there is no rule '\(rule)' among the \(scenario.rules.count)")
        }
        try StandardStream.print(lines.joined(separator: "\n") + "\n")
    }
}
