extension Chunk {
    /// Cuts a text into the pieces that travel as deltas. Joined, they are the text; the empty text has none.
    func pieces(of text: String) -> [String] {
        switch self {
        case .whole: text.isEmpty ? [] : [text]
        case .characters(let count): text.cut(every: count)
        case .word: text.words()
        }
    }

    /// Cuts the JSON of a tool call: the empty piece that the service starts with, then 12 characters at a time.
    func pieces(ofInput json: String) -> [String] {
        switch self {
        case .whole: ["", json]
        case .characters(let count): [""] + json.cut(every: count)
        case .word: [""] + json.cut(every: 12)
        }
    }
}

extension Pieces {
    /// The deltas of a text.
    func deltas(_ chunk: Chunk) -> [String] {
        switch self {
        case .whole(let text): chunk.pieces(of: text)
        case .exact(let pieces): pieces
        }
    }
}

extension String {
    fileprivate func cut(every count: Int) -> [String] {
        var pieces: [String] = []
        var rest = self[...]
        while !rest.isEmpty {
            // One at least, or the text would never end.
            pieces.append(String(rest.prefix(max(1, count))))
            rest = rest.dropFirst(max(1, count))
        }
        return pieces
    }

    /// Each word with the white space before it; white space at the very end stays with the last word.
    fileprivate func words() -> [String] {
        var pieces: [String] = []
        var start = startIndex
        var inWord = false
        for index in indices {
            let isSpace = self[index].isWhitespace
            if isSpace && inWord {
                pieces.append(String(self[start..<index]))
                start = index
            }
            inWord = !isSpace
        }
        let rest = self[start...]
        guard !rest.isEmpty else { return pieces }
        if inWord || pieces.isEmpty {
            pieces.append(String(rest))
        } else {
            pieces[pieces.count - 1] += rest
        }
        return pieces
    }
}
