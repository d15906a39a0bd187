extension JSON {
    /// The deepest nesting of arrays and objects that is read; beyond it a text is refused, so that no text can use up
    /// the stack.
    public static let maximumDepth = 200

    /// Reads a text as RFC 8259 has it, with nothing before or after the value but white space. The order of members and
    /// the spelling of numbers are kept.
    ///
    /// A lone surrogate escape (`"\ud83d"`) is refused, as the service does.
    public init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
        let document = try JSONDocument(parsing: bytes)
        self = document.read(at: document.root) { $0.json }
    }

    /// Reads a text in the same way.
    public init(parsing text: String) throws(JSONSyntaxError) { try self.init(parsing: Array(text.utf8)) }
}

extension JSONDocument {
    /// Reads a text, which is kept.
    convenience init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
        // The parser holds a pointer into `bytes`, and ends with this closure.
        let parts = try bytes.span.bytes.withUnsafeBytes { text throws(JSONSyntaxError) -> JSONDocument.Parts in
            var parser = JSONParser(text: text)
            try parser.document()
            return parser.parts()
        }
        self.init(text: bytes, parts)
    }
}
