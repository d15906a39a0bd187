/// A scenario that was read from a file, YAML 1.2 or JSON.
///
/// A file is read as a whole or not at all: there is a scenario only when nothing is wrong with it.
public struct ScenarioFile: Sendable {
    /// What the file says.
    public let scenario: Scenario
    /// What is probably not what the author meant, in the order of the file.
    public let warnings: [Diagnostic]
    /// Which replies break the grammar of Claude's streams without saying so, in the order of the file. They can be played,
    /// and no client could ever meet them.
    public let violations: [Diagnostic]

    /// Reads the text of a scenario file; `file` is the name that diagnostics carry.
    ///
    /// Throws everything that is wrong with it, not only the first.
    public static func parse(_ text: String, file: String) throws(ScenarioErrors) -> ScenarioFile {
        let problems = Problems(file: file, source: SourceText(text))
        let scenario = Document(problems).root.flatMap { Scenario.read($0, problems) }
        return try ScenarioFile(scenario, problems)
    }

    /// Reads the bytes of a scenario file, which must be UTF-8.
    public static func parse(bytes: [UInt8], file: String) throws(ScenarioErrors) -> ScenarioFile {
        if let text = String(validating: bytes, as: UTF8.self) { return try parse(text, file: file) }
        throw ScenarioErrors(diagnostics: [Problems.invalidUTF8(in: bytes, file: file)])
    }

    /// Reads the scenario file at that path.
    public static func load(path: String) throws(LoadFailure) -> ScenarioFile {
        let bytes: [UInt8]
        do { bytes = try FileBytes.read(path: path) } catch { throw .unreadable(path: path, reason: error.reason) }
        do { return try parse(bytes: bytes, file: path) } catch { throw .invalid(error) }
    }

    private init(_ scenario: Scenario?, _ problems: Problems) throws(ScenarioErrors) {
        guard let scenario, !problems.hasErrors else { throw ScenarioErrors(diagnostics: problems.diagnostics) }
        problems.warnOfFaultsOutOfReach(in: scenario)
        self.scenario = scenario
        warnings = problems.diagnostics
        violations = problems.violations(in: scenario)
    }
}

extension ScenarioFile {
    /// Why a scenario file could not be loaded.
    public enum LoadFailure: Error, Sendable, Equatable, CustomStringConvertible {
        /// It is not there, or may not be read: exit code 66.
        case unreadable(path: String, reason: String)
        /// It is no valid scenario: exit code 65.
        case invalid(ScenarioErrors)

        /// The failure for people.
        public var description: String {
            switch self {
            case .unreadable(let path, let reason): "\(path): error: \(reason)"
            case .invalid(let errors): errors.description
            }
        }
    }
}
