import Scenario

/// A file that can be served, a scenario or a recording, and what there is to say about it.
struct CheckedFile {
    let path: String
    /// The file's own name, which what has none is told from others by.
    let name: String
    /// What the file says.
    let content: Content
    /// What is probably not meant.
    let warnings: [Diagnostic]
    /// What breaks the grammar of Claude's answers, in replies and in a recording: errors for who checks, and no reason not
    /// to serve.
    let violations: [Diagnostic]
    /// What the service sent in a recording that is not known here: warnings for who checks, and nothing to who serves.
    let news: [Diagnostic]

    /// What a file can be.
    enum Content {
        case scenario(Scenario)
        case recording(Recording)
    }

    /// Reads a file.
    ///
    /// - Throws: `Failure` with everything that is wrong with it.
    init(path: String) throws(Failure) {
        do throws(ScenarioFile.LoadFailure) {
            name = path.split(separator: "/").last.map(String.init) ?? path
            self.path = path
            switch try PlayableFile.load(path: path) {
            case .scenario(let file):
                var scenario = file.scenario
                scenario.name = scenario.name ?? name
                content = .scenario(scenario)
                warnings = file.warnings
                violations = file.violations
                news = []
            case .recording(let recording, let warnings, let verdict):
                content = .recording(recording)
                self.warnings = warnings
                violations = verdict.violations
                news = verdict.news
            }
        } catch {
            let code: Failure.Code = if case .unreadable = error { .noSuchFile } else { .badScenario }
            throw Failure(code, "\(error)")
        }
    }
}
