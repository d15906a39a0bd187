import Glibc
import Logging
import MockClaude

extension ServeChoice {
    /// Serves until a signal ends it, and ends the process when it cannot.
    func serve() { Failure.orExit(serveUntilStopped) }

    private func serveUntilStopped() throws(Failure) {
        signal(SIGPIPE, SIG_IGN)
        StandardStream.openMissing()
        let portFile = listen.portFile
        try portFile?.clear()
        let queue = SignalQueue([SIGTERM, SIGINT, SIGHUP, SIGIO])
        let hadTerminal = ControllingTerminal.isThere
        let writer = LogWriter(format: log.format)
        defer { writer.finish(withinMilliseconds: 200) }
        let logger = StandardErrorLog.logger(level: log.level ?? .info, writer: writer)
        var configuration = MockServer.Configuration(listen.ports, play, port: 4010, log: logger)
        configuration.host = listen.host ?? configuration.host
        let paths = ScenarioPaths(scenarios)
        // Watched before they are loaded, so that no change is missed.
        let scenarioWatch = watch.isOn ? try ScenarioWatch(paths) : nil
        let served = try ScenarioServer(paths, ignoring: play.ignored, configuration, log: logger)
        let server = served.server
        try portFile?.write(server.port)
        if let failure = StandardStream.output.write(line: server.readyLine) {
            // Whoever needs the line will miss it; whoever knows the port does not care.
            logger.warning("cannot write to standard output: \(String(cString: strerror(failure)))")
        }
        _ = ServingSignals(queue, served: served, watch: scenarioWatch).nextStop(hadTerminal: hadTerminal)
        // From now on a second signal ends the process as if it had never been taken.
        queue.release([SIGTERM, SIGINT])
        portFile?.remove(server.port)
        logger.notice("stopping; a second signal stops at once")
        served.stop(grace: .seconds(1))
    }
}

extension MockServer {
    /// What says that the server is ready, and where.
    var readyLine: String { "mock-claude: listening on \(baseURL)" }
}
