/// Text for a terminal: whatever a client sends, it writes no line of its own and does nothing to the screen.
extension String {
    /// The text with its control characters spelled out, as JSON spells them.
    package var withoutControls: String {
        // Most texts are plain ASCII, whose properties need no looking up.
        guard utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }), unicodeScalars.contains(where: \.isControl) else {
            return self
        }
        return unicodeScalars.map { $0.isControl ? $0.spelled : String($0) }.joined()
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character (C0, DEL or C1), or ends a line without being one.
    package var isControl: Bool { properties.generalCategory == .control || value == 0x2028 || value == 0x2029 }

    /// All of them have numbers of at most four digits.
    fileprivate var spelled: String {
        switch self {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default:
            let digits = String(value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }
}
