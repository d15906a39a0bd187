/// Exchanges that another program has kept in a file.
public struct ImportedFile: Sendable {
    /// The exchanges, in the order of the file. Their secrets are in them.
    public let recordings: [Recording]
    /// What was left out, and what is probably not what it should be.
    public let warnings: [Diagnostic]

    /// Reads the file at that path: a cassette of VCR.py, a HAR file, or the plain text of an answer, as `curl` keeps it.
    ///
    /// - Throws: everything that is wrong with it, not only the first.
    public static func load(path: String) throws(ScenarioFile.LoadFailure) -> ImportedFile {
        let problems = try Problems(path: path)
        do { return try ImportedFile(problems) } catch { throw .invalid(error) }
    }

    /// Reads a text; `file` is its name, which says what it is where the text does not.
    static func parse(_ text: String, file: String) throws(ScenarioErrors) -> ImportedFile {
        try ImportedFile(Problems(file: file, source: SourceText(text)))
    }

    private init(_ problems: Problems) throws(ScenarioErrors) {
        let exchanges =
            Self.isCapture(problems) ? CaptureReader.read(problems).map { [$0] } ?? [] : Self.readDocument(problems)
        if problems.hasErrors { throw ScenarioErrors(diagnostics: problems.diagnostics) }
        recordings = exchanges.map(\.recording)
        warnings = problems.diagnostics
    }

    private static func isCapture(_ problems: Problems) -> Bool {
        let text = problems.source.text
        if text.utf8.starts(with: "HTTP/".utf8) || CurlTrace.isOne(text) || CapturedAnswer(Array(text.utf8)) != nil {
            return true
        }
        let name = problems.file.lowercased()
        if [".sse", ".txt"].contains(where: name.hasSuffix) { return true }
        if [".yaml", ".yml", ".json", ".har"].contains(where: name.hasSuffix) { return false }
        return ["event:", "data:", ":"].contains { text.utf8.starts(with: $0.utf8) }
    }

    private static func readDocument(_ problems: Problems) -> [ImportedExchange] {
        guard let root = Document(problems, takesBinary: true).root else { return [] }
        if root.entry("interactions") != nil { return CassetteReader.read(root, problems) }
        if let log = root.entry("log") { return HARReader.read(log.value, problems) }
        let found =
            root.isRecording ? "a recording already" : root.entry("replies") != nil ? "a scenario" : root.found
        problems.error(
            "expected a cassette of VCR.py, which has 'interactions', a HAR file, which has 'log', or a message or an error of Claude, which has a 'type'; found \(found)",
            at: root.place
        )
        return []
    }
}
