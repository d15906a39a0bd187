/// Collects what is wrong with a file while it is read, so that all of it is told at once.
final class Problems {
    /// The text that the places are in.
    let source: SourceText
    /// The replies that were read, which can only be judged with the defaults of the whole file.
    var replies: [PlacedReply] = []
    /// What was read of a recorded body, in order: how many bytes each entry of the file stands for.
    var recordedEntries: [(place: Place, byteCount: Int)] = []
    /// The name that diagnostics carry.
    let file: String
    /// Where the recordings are that the file names; nil when it may name none.
    let recordings: RecordingFiles?
    private var found: [Problem] = []

    private struct Problem {
        let place: Place
        let severity: Diagnostic.Severity
        let message: String
        /// What is wrong with another file.
        var causes: [Diagnostic] = []
    }

    init(file: String, source: SourceText, recordings: RecordingFiles? = nil) {
        self.file = file
        self.source = source
        self.recordings = recordings
    }

    /// Whether anything makes the file unusable.
    private(set) var hasErrors = false

    /// Everything that was noted, in the order of the file. What an alias repeats is told once.
    var diagnostics: [Diagnostic] {
        var told: Set<String> = []
        // A line is shared by all that is wrong with it: a minified file is one line.
        var lines: [Int: String] = [:]
        // Sorted by index too, because two problems at one place stay in the order in which they were found.
        let ordered = found.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
        return ordered.map(\.element).flatMap { problem -> [Diagnostic] in
            let (line, column) = source.editorPosition(of: problem.place)
            guard told.insert("\(line):\(column):\(problem.message)").inserted else { return [] }
            let text = lines[line] ?? source.shownLine(at: problem.place)
            lines[line] = text
            let diagnostic = Diagnostic(
                file: file,
                line: line,
                column: column,
                severity: problem.severity,
                message: problem.message,
                sourceLine: text,
                bytesBefore: source.bytesBefore(problem.place)
            )
            return [diagnostic] + problem.causes
        }
    }

    /// Notes what makes the file unusable.
    func error(_ message: String, at place: Place) { error(message, at: place, because: []) }

    /// Notes what makes the file unusable because of what is wrong with another file.
    func error(_ message: String, at place: Place, because causes: [Diagnostic]) {
        let message = Self.printable(message)
        found.append(Problem(place: place, severity: .error, message: message, causes: causes))
        hasErrors = true
    }

    /// Notes what is probably not meant.
    func warning(_ message: String, at place: Place) {
        found.append(Problem(place: place, severity: .warning, message: Self.printable(message)))
    }

    /// A message on one line: it may quote text of the file that has line breaks or other control characters.
    private static func printable(_ message: String) -> String {
        message.unicodeScalars.map {
            $0.properties.generalCategory == .control ? $0.escaped(asASCII: true) : String($0)
        }
        .joined()
    }

    /// Notes that something else stands where a value was expected.
    func expected(_ what: String, found node: Node) { error("expected \(what), found \(node.found)", at: node.place) }

    /// The line on which an editor shows that place.
    func line(of place: Place) -> Int { source.editorPosition(of: place).line }

    /// The error of a file that is not UTF-8, at its first bad byte.
    static func invalidUTF8(in bytes: [UInt8], file: String) -> Diagnostic {
        var good = String.UnicodeScalarView()
        var count = 0
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            good.append(scalar)
            count += UTF8.width(scalar)
        }
        let byte = String(bytes[count], radix: 16, uppercase: true)
        let problems = Problems(file: file, source: SourceText(String(good)))
        problems.error("the file is not UTF-8: the byte 0x\(byte) cannot stand here", at: problems.source.end)
        return problems.diagnostics[0]
    }
}
