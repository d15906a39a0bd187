/// Which of many grams stand in a text, with what is filed under them. One pass over the text finds those of one length,
/// however many there are.
struct GramTable {
    private var entries: [Gram: [Int]] = [:]
    private var filters: [Filter] = []

    /// What most of a text is told by that it is no gram: a bit for each of the grams' hashes.
    private struct Filter {
        let length: Int
        var bits = [UInt64](repeating: 0, count: 1 << 10)

        /// The place of a word's bit: the upper bits of a product, in which all of the word's have part.
        static func place(of word: UInt64) -> Int { Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 48) }

        func mayHold(_ word: UInt64) -> Bool {
            let place = Self.place(of: word)
            return bits[place >> 6] & (1 << UInt64(place & 63)) != 0
        }
    }

    /// Files something under a gram.
    mutating func file(_ entry: Int, under gram: Gram) {
        entries[gram, default: []].append(entry)
        if !filters.contains(where: { $0.length == gram.length }) { filters.append(Filter(length: gram.length)) }
        let place = Filter.place(of: gram.word)
        for index in filters.indices where filters[index].length == gram.length {
            filters[index].bits[place >> 6] |= 1 << UInt64(place & 63)
        }
    }

    /// What is filed under the text's grams, in no order, and more than once where a gram is there more than once.
    func entries(in text: String) -> [Int] {
        var text = text
        return text.withUTF8 { bytes in
            let bytes = UnsafeRawBufferPointer(bytes)
            var found: [Int] = []
            for filter in filters {
                switch filter.length {
                case 1: find(UInt8.self, filter, in: bytes, &found)
                case 2: find(UInt16.self, filter, in: bytes, &found)
                case 4: find(UInt32.self, filter, in: bytes, &found)
                default: find(UInt64.self, filter, in: bytes, &found)
                }
            }
            return found
        }
    }

    private func find<Word: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _: Word.Type,
        _ filter: Filter,
        in bytes: UnsafeRawBufferPointer,
        _ found: inout [Int]
    ) {
        var offset = 0
        // Every read stays inside of the text: it begins a whole word before the end.
        while offset + MemoryLayout<Word>.size <= bytes.count {
            let word = UInt64(bytes.loadUnaligned(fromByteOffset: offset, as: Word.self))
            if filter.mayHold(word), let entries = entries[Gram(length: filter.length, word: word)] { found += entries }
            offset += 1
        }
    }
}
