/// A few bytes of a text, by which it is looked for in others.
struct Gram: Hashable {
    /// How many bytes: 1, 2, 4 or 8.
    let length: Int
    /// The bytes as a number, as the machine reads it from memory.
    let word: UInt64

    /// How many of a text's grams are taken from each of its ends. A text is told from others by what is rare in it, and
    /// more of a long one would only cost time.
    private static let mostAtEachEnd = 32

    /// Those of a text; none of an empty one.
    static func all(in text: String) -> [Gram] {
        var text = text
        return text.withUTF8 { bytes in
            switch bytes.count {
            case 0: []
            case 1: all(UInt8.self, in: UnsafeRawBufferPointer(bytes))
            case 2...3: all(UInt16.self, in: UnsafeRawBufferPointer(bytes))
            case 4...7: all(UInt32.self, in: UnsafeRawBufferPointer(bytes))
            default: all(UInt64.self, in: UnsafeRawBufferPointer(bytes))
            }
        }
    }

    private static func all<Word: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _: Word.Type,
        in bytes: UnsafeRawBufferPointer
    ) -> [Gram] {
        let length = MemoryLayout<Word>.size
        let last = bytes.count - length
        let offsets = Array(0...last)
        let chosen = offsets.prefix(mostAtEachEnd) + offsets.dropFirst(mostAtEachEnd).suffix(mostAtEachEnd)
        // Each offset leaves room for a whole word.
        return chosen.map { Gram(length: length, word: UInt64(bytes.loadUnaligned(fromByteOffset: $0, as: Word.self))) }
    }
}
