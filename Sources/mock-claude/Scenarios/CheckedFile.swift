import Scenario

/// A scenario file that can be used, and what there is to say about it.
struct CheckedFile {
    let path: String
    /// What the file says; one without a name has the file's, so that it is told from others.
    let scenario: Scenario
    /// What is probably not meant.
    let warnings: [Diagnostic]
    /// The replies that break the grammar of Claude's streams: errors for who checks, and no reason not to serve.
    let violations: [Diagnostic]

    /// Reads a file.
    ///
    /// - Throws: `Failure` with everything that is wrong with it.
    init(path: String) throws(Failure) {
        do throws(ScenarioFile.LoadFailure) {
            let file = try ScenarioFile.load(path: path)
            var scenario = file.scenario
            scenario.name = scenario.name ?? path.split(separator: "/").last.map(String.init)
            self.path = path
            self.scenario = scenario
            warnings = file.warnings
            violations = file.violations
        } catch {
            let code: Failure.Code = if case .unreadable = error { .noSuchFile } else { .badScenario }
            throw Failure(code, "\(error)")
        }
    }
}
