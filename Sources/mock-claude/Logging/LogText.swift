import MockClaude

extension String {
    /// Whether the text is clear without quotes where a field's value stands.
    var isPlain: Bool {
        !isEmpty
            && !unicodeScalars.contains {
                $0 == "\"" || $0 == "\\" || $0 == "=" || $0.properties.isWhitespace || $0.isControl
            }
    }
}
