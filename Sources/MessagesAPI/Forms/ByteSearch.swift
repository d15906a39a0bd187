/// Finds a text in bytes, in time that grows with the bytes alone (Knuth, Morris, Pratt): a client names both, and could make
/// a search that begins anew at each byte take hours.
struct ByteSearch: Sendable {
    private let text: [UInt8]
    /// For each length of the text's beginning, how many of its last bytes the text begins with again.
    private let repeats: [Int]

    /// A search for that text, which must not be empty.
    init(_ text: String) {
        let text = Array(text.utf8)
        var repeats = [0, 0]
        var length = 0
        for index in text.indices.dropFirst() {
            while length > 0, text[index] != text[length] { length = repeats[length] }
            if text[index] == text[length] { length += 1 }
            repeats.append(length)
        }
        self.text = text
        self.repeats = repeats
    }

    /// Where the text stands first; nil when it does not.
    func first(in bytes: ArraySlice<UInt8>) -> Range<Int>? {
        var length = 0
        for index in bytes.indices {
            while length > 0, bytes[index] != text[length] { length = repeats[length] }
            if bytes[index] == text[length] { length += 1 }
            if length == text.count { return index + 1 - length..<index + 1 }
        }
        return nil
    }
}
