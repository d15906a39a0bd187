import Glibc

/// Looks for a word of ASCII letters in texts of any length, without taking them apart.
///
/// A word stands alone when no letter, digit, `-`, `_` or `:` is beside it: `mock:429` is no part of `mock:429-once`, but of
/// “(mock:429).”
struct WordSearch {
    private let word: [UInt8]

    init(_ word: String) { self.word = Array(word.utf8) }

    /// Whether the word stands somewhere in that text.
    func isFound(in text: String) -> Bool { position(in: text) != nil }

    /// The UTF-8 offset at which the word first stands alone.
    func position(in text: String) -> Int? {
        var text = text
        return text.withUTF8 { bytes in
            var start = 0
            while let found = offset(in: bytes, from: start) {
                let before = found > 0 ? bytes[found - 1] : nil
                let end = found + word.count
                let after = end < bytes.count ? bytes[end] : nil
                if !Self.isPart(before), !Self.isPart(after) { return found }
                start = found + 1
            }
            return nil
        }
    }

    /// Where the word's bytes begin, at that offset or after it.
    private func offset(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = bytes.baseAddress, let first = word.first else { return nil }
        var start = start
        // What is searched and compared lies inside the buffer, since the word fits behind every place that is looked at.
        while start + word.count <= bytes.count {
            let room = bytes.count - word.count + 1 - start
            guard let found = memchr(base + start, Int32(first), room) else { return nil }
            let offset = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            if memcmp(base + offset, word, word.count) == 0 { return offset }
            start = offset + 1
        }
        return nil
    }

    private static func isPart(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"): true
        default: false
        }
    }
}
