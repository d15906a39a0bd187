import MessagesAPI
import MockClaude
import Scenario

/// The scenarios of a command line, as one.
struct LoadedScenarios {
    /// One scenario of all files, in order, recordings last; the built-in one when none is named.
    let scenario: Scenario
    /// What is probably not meant, for people.
    let warnings: [String]

    /// Loads every file.
    ///
    /// - Parameter ignored: places of requests' bodies that do not count when they are compared with recordings.
    /// - Throws: `Failure` with every error of every file; the exit code is that of the first.
    init(_ paths: ScenarioPaths, ignoring ignored: [JSONPointer] = []) throws(Failure) {
        guard !paths.paths.isEmpty else {
            scenario = .builtIn
            warnings = []
            return
        }
        var checked: [CheckedFile] = []
        var failures: [Failure] = []
        for file in paths.files {
            do throws(Failure) { checked.append(try CheckedFile(path: file.get())) } catch { failures.append(error) }
        }
        if let first = failures.first {
            throw Failure(first.code, failures.map(\.message).joined(separator: "\n"))
        }
        // What somebody wrote goes before what was recorded.
        let scenarios =
            checked.compactMap { if case .scenario(let scenario) = $0.content { scenario } else { nil } }
            + Recording.scenarios(
                of: checked.compactMap { file in
                    if case .recording(let recording) = file.content { (file.name, recording) } else { nil }
                },
                ignoring: ignored
            )
        scenario = .combined(scenarios)
        warnings =
            checked.flatMap { file in (file.warnings + file.violations.map(\.asWarning)).map { "\($0)" } }
            + Scenario.conflicts(in: scenarios).map { "warning: \($0)" }
    }
}
