import Scenario

/// A file that can be served, a scenario or a recording, and what there is to say about it.
struct CheckedFile {
    let path: String
    /// What the file says; one without a name has the file's, so that it is told from others. A recording answers the request
    /// that it holds.
    let scenario: Scenario
    /// Whether it is a recording.
    let isRecording: Bool
    /// What is probably not meant.
    let warnings: [Diagnostic]
    /// The replies that break the grammar of Claude's streams: errors for who checks, and no reason not to serve.
    let violations: [Diagnostic]

    /// Reads a file.
    ///
    /// - Throws: `Failure` with everything that is wrong with it.
    init(path: String) throws(Failure) {
        do throws(ScenarioFile.LoadFailure) {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            self.path = path
            switch try PlayableFile.load(path: path) {
            case .scenario(let file):
                var scenario = file.scenario
                scenario.name = scenario.name ?? name
                self.scenario = scenario
                isRecording = false
                warnings = file.warnings
                violations = file.violations
            case .recording(let recording, let warnings):
                scenario = recording.scenario(named: name)
                isRecording = true
                self.warnings = warnings
                violations = []
            }
        } catch {
            let code: Failure.Code = if case .unreadable = error { .noSuchFile } else { .badScenario }
            throw Failure(code, "\(error)")
        }
    }
}
