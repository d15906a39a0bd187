internal import Glibc
internal import MessagesAPI

/// A text that matches are tried on.
final class Subject {
    /// The text.
    let text: String
    /// Whether it is an API key or the like. Then only the end is ever shown, of the text and of what it is compared with.
    let isSecret: Bool
    private lazy var folded = text.lowercased()

    init(_ text: String, isSecret: Bool = false) {
        self.text = text
        self.isSecret = isSecret
    }

    /// The text, in lower case where case does not count.
    func text(ignoresCase: Bool) -> String { ignoresCase ? folded : text }

    /// Whether the text contains another, byte by byte as a client sent it.
    func contains(_ part: String, ignoreCase: Bool) -> Bool { offset(of: part, ignoreCase: ignoreCase) != nil }

    /// Whether the text is another.
    func equals(_ other: String, ignoreCase: Bool) -> Bool {
        ignoreCase ? folded.utf8.elementsEqual(other.lowercased().utf8) : text.utf8.elementsEqual(other.utf8)
    }

    /// Where another text begins in this one, as an offset in UTF-8 (of the lower-case text when case does not count).
    func offset(of part: String, ignoreCase: Bool) -> Int? {
        ignoreCase ? Self.offset(of: part.lowercased(), in: folded) : Self.offset(of: part, in: text)
    }

    /// The text in quotes, as much of it as may be shown.
    func quoted(around place: String.Index? = nil) -> String {
        isSecret ? quoted(text) : Excerpt.quoted(text, around: place)
    }

    /// Another text that says something about this one, in quotes and as much of it as may be shown.
    func quoted(_ other: String) -> String {
        isSecret ? JSON.string(Secret.masked(other)).description : Excerpt.quoted(other)
    }

    private static func offset(of part: String, in whole: String) -> Int? {
        var whole = whole
        var part = part
        return whole.withUTF8 { whole in
            part.withUTF8 { part in
                guard let first = part.first, let needle = part.baseAddress else { return 0 }
                guard let base = whole.baseAddress else { return nil }
                var start = 0
                // Every read stays inside `whole`: a match needs `part.count` bytes behind its start.
                while start + part.count <= whole.count {
                    let room = whole.count - part.count - start + 1
                    guard let hit = memchr(base + start, Int32(first), room) else { return nil }
                    let offset = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
                    if memcmp(base + offset, needle, part.count) == 0 { return offset }
                    start = offset + 1
                }
                return nil
            }
        }
    }
}
