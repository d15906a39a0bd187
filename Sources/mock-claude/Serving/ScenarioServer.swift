import Dispatch
import Glibc
import HTTPDaemon
import Logging
import MessagesAPI
import MockClaude
import Scenario

/// A server that plays the scenarios which a command line names.
struct ScenarioServer {
    let server: MockServer
    private let paths: ScenarioPaths
    private let ignored: [JSONPointer]
    private let log: Logger

    /// Loads the scenarios, and serves from when it returns. What is wrong with them goes to standard error.
    ///
    /// - Parameter ignored: places of requests' bodies that do not count when they are compared with recordings.
    init(
        _ paths: ScenarioPaths,
        ignoring ignored: [JSONPointer],
        _ configuration: MockServer.Configuration,
        log: Logger
    ) throws(Failure) {
        self.paths = paths
        self.ignored = ignored
        self.log = log
        let loaded = try LoadedScenarios(paths, ignoring: ignored)
        for warning in loaded.warnings { StandardStream.error.write(line: warning) }
        do throws(DaemonError) {
            server = try MockServer(loaded.scenario, configuration)
        } catch {
            throw Failure(listening: error, configuration)
        }
        // The dispatch library takes a descriptor when it first waits for a time, and ends the process if there is none left.
        DispatchQueue.global().asyncAfter(deadline: .now()) {}
        say("serving")
        if let port = configuration.controlPort, port != server.port {
            log.notice("the control API is on port \(server.controlPort)")
        }
        if !server.isOnLoopback {
            log.warning("listening beyond loopback: whoever reaches \(server.baseURL) can use it")
        }
    }

    /// Loads the scenarios again, and forgets what was remembered of the old ones. Files with errors change nothing. All of
    /// it goes to the log, which never waits for who reads it.
    func reload() {
        do throws(Failure) {
            let loaded = try LoadedScenarios(paths, ignoring: ignored)
            for warning in loaded.warnings { warning.forEachLine { log.warning("\($0)") } }
            server.load(loaded.scenario)
            say("serving anew")
        } catch {
            error.message.forEachLine { log.error("\($0)") }
            log.error("the scenarios stay as they were")
        }
    }

    /// Stops the server, and gives up a second after the grace is over: a loop that is lost in a scenario's expression must not
    /// keep the process.
    func stop(grace: Duration) {
        let stopping = DispatchGroup()
        DispatchQueue.global().async(group: stopping) { [server] in server.stop(grace: grace) }
        let limit = DispatchTime.now() + .milliseconds(Int(grace.components.seconds) * 1000 + 1500)
        guard stopping.wait(timeout: limit) == .timedOut else { return }
        log.warning("a loop does not stop; the process ends without it")
        // Its end would wait for the loop.
        _ = Unmanaged.passRetained(server)
    }

    private func say(_ what: String) {
        let scenario = server.scenario
        log.notice(
            "\(what) \(scenario.name.map { $0.utf8.count > 200 ? "many files" : "'\($0)'" } ?? "a scenario")",
            metadata: ["rules": "\(scenario.rules.count)", "seed": "\(scenario.seed)"]
        )
    }
}

extension Failure {
    /// That an address cannot be bound.
    init(listening error: DaemonError, _ configuration: MockServer.Configuration) {
        var hint = ""
        if error.code == EADDRINUSE {
            let isControl = configuration.controlPort.map { error.address.hasSuffix(":\($0)") } ?? false
            let option = isControl ? "--control-port" : "--port"
            hint = "; choose another with \(option), or \(option) 0 for any free one"
        }
        self.init(.runtime, "error: \(error)\(hint)")
    }
}

extension String {
    fileprivate func forEachLine(_ body: (Substring) -> Void) { split(separator: "\n").forEach(body) }
}
