internal import MessagesAPI

/// Texts of recordings in which something was redacted.
enum Redacted {
    private static let mark = Array(Recording.redacted.utf8)

    /// Whether something was redacted in a text.
    static func isIn(_ text: String) -> Bool { Subject(text).contains(Recording.redacted, ignoreCase: false) }

    /// Whether a text is the recorded one, where what was redacted stands for anything. Texts are compared code point by code
    /// point.
    static func matches(_ recorded: String, _ text: String) -> Bool {
        // Mostly they are the same, and nothing was redacted.
        if recorded.isIdentical(to: text) { return true }
        return isIn(recorded) && matches(Array(recorded.utf8), Array(text.utf8))
    }

    /// Whether bytes are the recorded ones, where what was redacted stands for anything.
    static func matches(_ recorded: [UInt8], _ bytes: [UInt8]) -> Bool {
        let parts = recorded.split(separator: mark, omittingEmptySubsequences: false)
        guard parts.count > 1 else { return recorded == bytes }
        var rest = bytes[...]
        guard rest.starts(with: parts[0]) else { return false }
        rest = rest.dropFirst(parts[0].count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        let last = parts[parts.count - 1]
        return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
    }
}
