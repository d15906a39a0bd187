import Glibc
import HTTPDaemon
import Logging
import MockClaude
import Scenario

/// A server that plays the scenarios which a command line names.
struct ScenarioServer {
    let server: MockServer
    private let paths: ScenarioPaths
    private let seed: UInt64?
    private let log: Logger

    /// Loads the scenarios, and serves from when it returns.
    ///
    /// - Parameter seed: goes before the scenario's own.
    init(
        _ paths: ScenarioPaths,
        seed: UInt64?,
        _ configuration: MockServer.Configuration,
        log: Logger
    ) throws(Failure) {
        self.paths = paths
        self.seed = seed
        self.log = log
        let loaded = try LoadedScenarios(paths)
        for warning in loaded.warnings { StandardStream.error.write(line: warning) }
        let scenario = loaded.scenario.seeded(seed)
        do throws(DaemonError) {
            server = try MockServer(scenario, configuration)
        } catch {
            let hint = error.code == EADDRINUSE ? "; choose another with --port, or --port 0 for any free one" : ""
            throw Failure(.runtime, "error: \(error)\(hint)")
        }
        say("serving", scenario)
    }

    private func say(_ what: String, _ scenario: Scenario) {
        log.notice(
            "\(what) \(scenario.name.map { "'\($0)'" } ?? "a scenario")",
            metadata: ["rules": "\(scenario.rules.count)", "seed": "\(scenario.seed)"]
        )
    }
}

extension Scenario {
    /// The scenario with another seed, if there is one.
    func seeded(_ seed: UInt64?) -> Scenario {
        var scenario = self
        scenario.seed = seed ?? scenario.seed
        return scenario
    }
}
