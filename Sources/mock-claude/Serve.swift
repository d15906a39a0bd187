import ArgumentParser
import Glibc
import HTTPDaemon
import Logging
import MockClaude
import Scenario

/// `mock-claude serve`: serves scenarios until a signal ends it.
struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve scenarios until SIGTERM or SIGINT.",
        discussion: """
            When it is ready it prints one line on standard output, 'mock-claude: listening on http://127.0.0.1:4010'. \
            Give clients that URL as ANTHROPIC_BASE_URL, with any API key.

            Without a scenario a built-in one answers any request: with a short text, or with a call of a tool when the \
            prompt asks for one. These words in the last user message change its answer:

            \(MagicWord.list)

            Each option has an environment variable: --port is MOCK_CLAUDE_PORT, and so on. An option goes first.

            Exit codes:

            0   stopped by a signal
            1   cannot listen, or cannot write the port file
            64  bad usage
            65  a scenario with errors
            66  no such file
            """
    )

    @Argument(
        help: "Scenario files, or directories of them.",
        completion: .file(extensions: ["yaml", "yml", "json"])
    )
    var scenarios: [String] = []

    @OptionGroup var options: ServerOptions

    func run() {
        do throws(Failure) {
            try serve()
        } catch {
            error.exit()
        }
    }

    private func serve() throws(Failure) {
        signal(SIGPIPE, SIG_IGN)
        StandardStream.openMissing()
        options.portFile?.remove()
        let signals = StopSignals()
        let writer = LogWriter(format: options.logFormat)
        defer { writer.finish(withinMilliseconds: 200) }
        let log = StandardErrorLog.logger(level: options.logLevel, writer: writer)
        var scenario = try ScenarioArguments(scenarios).load()
        scenario.seed = options.seed ?? scenario.seed
        let server = try start(scenario, log)
        log.notice(
            "serving \(scenario.name.map { "'\($0)'" } ?? "a scenario")",
            metadata: ["rules": "\(scenario.rules.count)", "seed": "\(scenario.seed)"]
        )
        if !server.isOnLoopback {
            log.warning("listening beyond loopback: whoever reaches \(server.baseURL) can use it")
        }
        try options.portFile?.write(server.port)
        if let failure = StandardStream.output.write(line: "mock-claude: listening on \(server.baseURL)") {
            // Whoever needs the line will miss it; whoever knows the port does not care.
            log.warning("cannot write to standard output: \(String(cString: strerror(failure)))")
        }
        signals.wait()
        options.portFile?.remove()
        log.notice("stopping; a second signal stops at once")
        server.stop(grace: .seconds(1))
    }

    private func start(_ scenario: Scenario, _ log: Logger) throws(Failure) -> MockServer {
        var configuration = MockServer.Configuration()
        configuration.host = options.host
        configuration.port = options.port
        configuration.speed = options.speed
        configuration.logger = log
        do throws(DaemonError) {
            return try MockServer(scenario, configuration)
        } catch {
            let hint = error.code == EADDRINUSE ? "; choose another with --port, or --port 0 for any free one" : ""
            throw Failure(.runtime, "error: \(error)\(hint)")
        }
    }
}
