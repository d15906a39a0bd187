import ArgumentParser
import Glibc
import Logging
import MockClaude

/// `mock-claude serve`: serves scenarios until a signal ends it.
struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
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
            1   cannot listen, or cannot write the port file
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
        let portFile = listenOptions.portFile
        portFile?.remove()
        let queue = SignalQueue([SIGTERM, SIGINT, SIGHUP, SIGIO])
        let hadTerminal = ControllingTerminal.isThere
        let writer = LogWriter(format: logOptions.format)
        defer { writer.finish(withinMilliseconds: 200) }
        let log = StandardErrorLog.logger(level: logOptions.level ?? .info, writer: writer)
        var configuration = MockServer.Configuration(listenOptions.ports, playOptions, port: 4010, log: log)
        configuration.host = listenOptions.host ?? configuration.host
        let paths = ScenarioPaths(scenarios)
        // Watched before they are loaded, so that no change is missed.
        let watch = watchOptions.isOn ? try ScenarioWatch(paths) : nil
        let served = try ScenarioServer(paths, ignoring: playOptions.ignored, configuration, log: log)
        let server = served.server
        try portFile?.write(server.port)
        if let failure = StandardStream.output.write(line: server.readyLine) {
            // Whoever needs the line will miss it; whoever knows the port does not care.
            log.warning("cannot write to standard output: \(String(cString: strerror(failure)))")
        }
        _ = ServingSignals(queue, served: served, watch: watch).nextStop(hadTerminal: hadTerminal)
        // From now on a second signal ends the process as if it had never been taken.
        queue.release([SIGTERM, SIGINT])
        portFile?.remove()
        log.notice("stopping; a second signal stops at once")
        served.stop(grace: .seconds(1))
    }
}

extension MockServer {
    /// What says that the server is ready, and where.
    var readyLine: String { "mock-claude: listening on \(baseURL)" }
}
