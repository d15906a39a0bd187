extension Recording {
    /// The largest file that is read, in bytes. An answer of the service is a few MiB at most.
    package static let mostBytes = 64 << 20

    /// Reads the text of a recording's file; `file` is the name that diagnostics carry.
    ///
    /// Throws everything that is wrong with it, not only the first.
    public static func parse(_ text: String, file: String) throws(ScenarioErrors) -> Recording {
        let problems = Problems(file: file, source: SourceText(text))
        return try Recording(Document(problems).root, problems)
    }

    /// Reads the recording at that path.
    public static func load(path: String) throws(ScenarioFile.LoadFailure) -> Recording {
        let problems = try Problems(path: path, atMost: mostBytes)
        do { return try Recording(Document(problems).root, problems) } catch { throw .invalid(error) }
    }

    /// Reads the file at that path if its keys say that it is a recording. Any other is read no further.
    package static func loadIfRecording(path: String) throws(ScenarioFile.LoadFailure) -> Recording? {
        let problems = try Problems(path: path, atMost: mostBytes)
        let root = Document(problems).root
        if let root, !root.isRecording { return nil }
        do { return try Recording(root, problems) } catch { throw .invalid(error) }
    }

    init(_ root: Node?, _ problems: Problems) throws(ScenarioErrors) {
        let recording = root.flatMap { Recording.read($0, problems) }
        guard let recording, !problems.hasErrors else { throw ScenarioErrors(diagnostics: problems.diagnostics) }
        self = recording
    }
}
