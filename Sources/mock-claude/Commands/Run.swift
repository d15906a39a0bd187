import ArgumentParser
import Glibc
import Logging
import MockClaude

/// `mock-claude run`: serves scenarios to a command for as long as it runs.
struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a command against scenarios.",
        usage: "mock-claude run [<options>] [<scenario> ...] -- <command> [<argument> ...]",
        discussion: """
            The command, which stands behind --, finds ANTHROPIC_BASE_URL (and those of Amazon Bedrock and Vertex AI), \
            ANTHROPIC_API_KEY (a dummy: no real key gets there) and MOCK_CLAUDE_URL (where /_mock is) set. Its standard \
            streams are its own; what mock-claude has to say is on standard error, at the end whether all went as the \
            scenarios expect. Signals are passed on to it, and no process that it leaves behind outlives it.

            Exit codes:

            N    the command's own; 128 + N when the signal N killed it
            1    the verdict failed, though the command did not; or cannot listen, or cannot write a report
            64   bad usage
            65   a scenario with errors
            66   no such file
            126  the command is no program
            127  there is no such command
            """
    )

    @Argument(
        help: ArgumentHelp(
            "Scenario files and recordings, or directories of them; behind -- the command with its arguments.",
            valueName: "scenario"
        ),
        completion: .file(extensions: ["yaml", "yml", "json"])
    )
    var words: [String] = []

    @Option(
        name: .customLong("report"),
        help: ArgumentHelp(
            "A file that gets the verdict: JSON when it ends in .json, JUnit's XML in .xml, else text. As often as needed.",
            valueName: "file"
        ),
        completion: .file()
    )
    var reports: [String] = []

    @OptionGroup var portOptions: PortOptions
    @OptionGroup var playOptions: PlayOptions
    @OptionGroup var watchOptions: WatchOptions
    @OptionGroup var logOptions: LogOptions

    func validate() throws {
        if command.isEmpty { throw ValidationError("A command is missing: it stands behind '--'.") }
    }

    /// What stands behind the `--`, which the parser takes out.
    private var command: ArraySlice<String> { words.behindTerminator }

    private var scenarios: [String] { words.dropLast(command.count) }

    func run() { Glibc.exit(Failure.orExit(runCommand)) }

    private func runCommand() throws(Failure) -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        StandardStream.openMissing()
        let queue = SignalQueue(Supervision.signals + [SIGIO])
        let (play, log) = (playOptions.choice, logOptions.choice)
        let writer = LogWriter(format: log.format)
        defer { writer.finish(withinMilliseconds: 200) }
        let logger = StandardErrorLog.logger(level: log.level ?? .warning, writer: writer)
        let configuration = MockServer.Configuration(portOptions.choice, play, port: 0, log: logger)
        let paths = ScenarioPaths(scenarios)
        // Watched before they are loaded, so that no change is missed.
        let watch = watchOptions.choice.isOn ? try ScenarioWatch(paths) : nil
        let served = try ScenarioServer(paths, ignoring: play.ignored, configuration, log: logger)
        let server = served.server
        StandardStream.error.write(line: server.readyLine)
        let code = try Supervision().run(
            Array(command),
            environment: ClientEnvironment(
                baseURL: server.baseURL,
                controlURL: "http://127.0.0.1:\(server.controlPort)",
                hasCloudDoors: true
            ).variables,
            signals: queue,
            next: ServingSignals(queue, served: served, watch: watch).next
        )
        // What the command has sent, and that it is gone, is seen before it is judged.
        served.stop(grace: .milliseconds(200))
        writer.finish(withinMilliseconds: 200)
        let verdict = server.finalVerdict()
        StandardStream.error.write(line: "mock-claude: \(verdict.text)")
        for path in reports { try VerdictReport(path: path).write(verdict) }
        return code == 0 && !verdict.passed ? 1 : code
    }
}

extension [String] {
    /// The last of these words, as many as stand behind the command line's `--`.
    var behindTerminator: ArraySlice<String> {
        let arguments = CommandLine.arguments
        return suffix(arguments.count - 1 - (arguments.firstIndex(of: "--") ?? arguments.count - 1))
    }
}
