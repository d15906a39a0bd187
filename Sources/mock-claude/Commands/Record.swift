import ArgumentParser
import Glibc
import Logging
import MockClaude
import Recorder

/// `mock-claude record`: stands between clients and the service, and records what passes.
struct Record: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Record what the service answers, for tests that play it again.",
        usage: "mock-claude record [<options>] --upstream <url> --to <dir> [-- <command> [<argument> ...]]",
        discussion: """
            Requests go to the upstream as they came, and answers come back as they are, to the byte and in their time: \
            status, header fields, slices, errors and cuts. Each exchange is a file, which 'serve' and a scenario's \
            'recording' play again. Keys, tokens, cookies and account ids are never written, nor logged.

            With a command it runs as long as that does; the command finds ANTHROPIC_BASE_URL, MOCK_CLAUDE_URL and a dummy as \
            ANTHROPIC_API_KEY set. Where its requests bring the dummy, the upstream gets the ANTHROPIC_API_KEY or \
            ANTHROPIC_AUTH_TOKEN of this process. Without one it runs until SIGTERM or SIGINT. A stream that is on its way \
            then is recorded as far as it came.

            Exit codes:

            N    the command's own; 128 + N when the signal N killed it
            0    stopped by a signal
            1    something could not be recorded, or --mode none had no recording of a request; or cannot listen, or the \
            directory has recordings that --mode once does not overwrite
            64   bad usage
            65   a recording with errors
            66   no such file
            126  the command is no program
            127  there is no such command
            """
    )

    @Argument(
        help: ArgumentHelp("Behind -- the command with its arguments.", valueName: "command")
    )
    var words: [String] = []

    @OptionGroup var recordOptions: RecordOptions

    @OptionGroup var listenOptions: ListenOptions
    @OptionGroup var playOptions: PlayOptions
    @OptionGroup var logOptions: LogOptions

    func validate() throws {
        if let stray = words.dropLast(command.count).first {
            let hint =
                stray.contains("://")
                ? "the service that is recorded is --upstream \(stray)" : "a command stands behind '--'"
            throw ValidationError("'\(stray)' is no option; \(hint).")
        }
        if command.isEmpty, CommandLine.arguments.contains("--") {
            throw ValidationError("A command is missing: it stands behind '--'.")
        }
        try recordOptions.checkAllIsThere()
    }

    /// What stands behind the `--`, which the parser takes out.
    private var command: ArraySlice<String> { words.behindTerminator }

    func run() { Glibc.exit(Failure.orExit(record)) }

    private func record() throws(Failure) -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        StandardStream.openMissing()
        let (listen, play, logged) = (listenOptions.choice, playOptions.choice, logOptions.choice)
        let portFile = listen.portFile
        try portFile?.clear()
        let queue = SignalQueue(command.isEmpty ? [SIGTERM, SIGINT, SIGHUP] : Supervision.signals)
        let writer = LogWriter(format: logged.format)
        defer { writer.finish(withinMilliseconds: 200) }
        let log = StandardErrorLog.logger(
            level: logged.level ?? (command.isEmpty ? .info : .warning),
            writer: writer
        )
        let port: UInt16 = command.isEmpty ? 4010 : 0
        var configuration = recordOptions.configuration()
        configuration.server = MockServer.Configuration(listen.ports, play, port: port, log: log)
        configuration.ignored = play.ignored
        configuration.server.host = listen.host ?? configuration.server.host
        if !command.isEmpty { configuration.credentials = ClientEnvironment.credentials }
        let session = try RecordingSession(configuration, log: log)
        try portFile?.write(session.server.port)
        defer { portFile?.remove(session.server.port) }
        guard !command.isEmpty else {
            StandardStream.output.write(line: session.server.readyLine)
            session.tellStart()
            _ = queue.next()
            queue.release([SIGTERM, SIGINT])
            log.notice("stopping; a second signal stops at once")
            session.stop(grace: .seconds(1))
            return session.tellEnd(writer)
        }
        StandardStream.error.write(line: session.server.readyLine)
        session.tellStart()
        let code = try Supervision().run(
            Array(command),
            environment: ClientEnvironment(
                baseURL: session.server.baseURL,
                controlURL: "http://127.0.0.1:\(session.server.controlPort)",
                hasCloudDoors: false
            ).variables,
            signals: queue,
            next: queue.nextArrival
        )
        session.stop(grace: .milliseconds(200))
        let ownCode = session.tellEnd(writer)
        return code == 0 ? ownCode : code
    }
}
