import MockClaude

extension String {
    /// Whether the text is clear without quotes where a field's value stands.
    var isPlain: Bool {
        // Most values are plain ASCII, whose properties need no looking up.
        !isEmpty
            && (utf8.allSatisfy(\.isPlainASCII)
                || !unicodeScalars.contains {
                    $0.isASCII ? !UInt8($0.value).isPlainASCII : $0.properties.isWhitespace || $0.isControl
                })
    }
}

extension UInt8 {
    /// Whether it is an ASCII character that is clear without quotes.
    fileprivate var isPlainASCII: Bool {
        switch self {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "="): false
        default: (0x21...0x7E).contains(self)
        }
    }
}
