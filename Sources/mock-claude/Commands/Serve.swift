import ArgumentParser
import MockClaude

/// `mock-claude serve`: serves scenarios until a signal ends it.
struct Serve: ParsableCommand {
    /// How the command is called.
    static let name = "serve"

    static let configuration = CommandConfiguration(
        commandName: name,
        abstract: "Serve scenarios until SIGTERM or SIGINT.",
        discussion: """
            When it is ready it prints one line on standard output, 'mock-claude: listening on http://127.0.0.1:4010'. \
            Give clients that URL as ANTHROPIC_BASE_URL, with any API key.

            Without a scenario a built-in one answers any request: with a short text, or with a call of a tool when the \
            prompt asks for one. These words in the last user message change its answer:

            \(MagicWord.list)

            At SIGHUP it loads its files again; with --watch by itself, when one of them changes. Files with errors change \
            nothing.

            Each option has an environment variable: --port is MOCK_CLAUDE_PORT, and so on. An option goes first.

            Exit codes:

            0   stopped by a signal
            1   cannot listen, cannot write the port file, or cannot watch the files
            64  bad usage
            65  a scenario with errors
            66  no such file
            """
    )

    @Argument(
        help: "Scenario files and recordings, or directories of them.",
        completion: .file(extensions: ["yaml", "yml", "json"])
    )
    var scenarios: [String] = []

    @OptionGroup var listenOptions: ListenOptions
    @OptionGroup var playOptions: PlayOptions
    @OptionGroup var watchOptions: WatchOptions
    @OptionGroup var logOptions: LogOptions

    /// What is asked for.
    var choice: ServeChoice {
        ServeChoice(
            scenarios: scenarios,
            listen: listenOptions.choice,
            play: playOptions.choice,
            watch: watchOptions.choice,
            log: logOptions.choice
        )
    }

    func run() { choice.serve() }
}
