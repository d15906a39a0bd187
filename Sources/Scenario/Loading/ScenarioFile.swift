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
    ///
    /// A text is not in any directory: its replies cannot name recordings, only hold them.
    public static func parse(_ text: String, file: String) throws(ScenarioErrors) -> ScenarioFile {
        let problems = Problems(file: file, source: SourceText(text))
        return try ScenarioFile(Document(problems).root, problems)
    }

    /// Reads the bytes of a scenario file, which must be UTF-8.
    public static func parse(bytes: [UInt8], file: String) throws(ScenarioErrors) -> ScenarioFile {
        let problems = try Problems(file: file, bytes: bytes)
        return try ScenarioFile(Document(problems).root, problems)
    }

    /// Reads the scenario file at that path, with the recordings that it names relative to itself.
    public static func load(path: String) throws(LoadFailure) -> ScenarioFile {
        let problems = try Problems(path: path, recordings: RecordingFiles(besides: path))
        do { return try ScenarioFile(Document(problems).root, problems) } catch { throw .invalid(error) }
    }

    init(_ root: Node?, _ problems: Problems) throws(ScenarioErrors) {
        let scenario = root.flatMap { Scenario.read($0, problems) }
        guard let scenario, !problems.hasErrors else { throw ScenarioErrors(diagnostics: problems.diagnostics) }
        problems.warnOfFaultsOutOfReach(in: scenario)
        self.scenario = scenario
        warnings = problems.diagnostics
        violations = problems.violations(in: scenario)
    }
}

extension ScenarioFile {
    /// Why a file, a scenario or a recording, could not be loaded.
    public enum LoadFailure: Error, Sendable, Equatable, CustomStringConvertible {
        /// It is not there, or may not be read: exit code 66.
        case unreadable(path: String, reason: String)
        /// It is no valid scenario or recording: exit code 65.
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

extension Problems {
    /// The problems of a file that was read; its bytes must be UTF-8.
    convenience init(file: String, bytes: [UInt8], recordings: RecordingFiles? = nil) throws(ScenarioErrors) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ScenarioErrors(diagnostics: [Problems.invalidUTF8(in: bytes, file: file)])
        }
        self.init(file: file, source: SourceText(text), recordings: recordings)
    }

    /// The problems of the file at that path, which may have so many bytes.
    convenience init(
        path: String,
        recordings: RecordingFiles? = nil,
        atMost most: Int = .max
    ) throws(ScenarioFile.LoadFailure) {
        let bytes: [UInt8]
        do { bytes = try FileBytes.read(path: path, atMost: most) } catch {
            throw .unreadable(path: path, reason: error.reason)
        }
        do { try self.init(file: path, bytes: bytes, recordings: recordings) } catch { throw .invalid(error) }
    }
}
