/// One thing that is wrong with a file, and where.
public struct Diagnostic: Sendable, Equatable {
    /// How bad it is.
    public enum Severity: String, Sendable {
        /// The scenario cannot be used.
        case error
        /// The scenario can be used, but does probably not do what its author meant.
        case warning
    }

    /// The file's name as it was given.
    public let file: String
    /// The line, from 1, as editors count lines.
    public let line: Int
    /// The column, from 1, counted in Unicode scalars; a tab is one.
    public let column: Int
    /// How bad it is.
    public let severity: Severity
    /// What is wrong, what was expected, and what is probably meant.
    public let message: String
    /// The line as it is in the file, without its end.
    public let sourceLine: String
    /// How many bytes of that line stand before the column; nil when that is not known.
    var bytesBefore: Int?
}

extension Diagnostic {
    /// The same as a warning, for commands that go on in spite of it.
    public var asWarning: Diagnostic {
        Diagnostic(
            file: file,
            line: line,
            column: column,
            severity: .warning,
            message: message,
            sourceLine: sourceLine,
            bytesBefore: bytesBefore
        )
    }
}

extension Diagnostic: CustomStringConvertible {
    /// The place, the message, the line and a caret under the column:
    ///
    /// ```
    /// weather.yaml:7:5: error: unknown key 'txt' in a reply, did you mean 'text'?
    ///     txt: hello
    ///     ^
    /// ```
    public var description: String {
        let head = "\(file):\(line):\(column): \(severity.rawValue): \(message)"
        let snippet = Snippet(of: sourceLine, column: column, bytesBefore: bytesBefore)
        return snippet.line.isEmpty ? head : "\(head)\n\(snippet.line)\n\(snippet.caret)"
    }
}
