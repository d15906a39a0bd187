/// Some bytes of a recorded body as a file has them: in the most readable form that stands for exactly these bytes.
enum RecordedPiece: Equatable {
    /// `event: NAME`, `data: DATA` and an empty line, each ended by LF.
    case event(name: String, data: String)
    /// A line; its end, LF, is not written.
    case line(String)
    /// Text, such as the first half of a line.
    case text(String)
    /// What is no text.
    case base64([UInt8])

    /// The bytes that it stands for.
    var bytes: [UInt8] {
        switch self {
        case .event(let name, let data): Array("event: \(name)\ndata: \(data)\n\n".utf8)
        case .line(let line): Array("\(line)\n".utf8)
        case .text(let text): Array(text.utf8)
        case .base64(let bytes): bytes
        }
    }

    /// The pieces that stand for those bytes, one at least.
    static func pieces(of bytes: [UInt8]) -> [RecordedPiece] {
        let core = wholeCharacters(in: bytes)
        // What is no text is not looked through for the odd line that could be one.
        guard String(validating: bytes[core], as: UTF8.self) != nil else { return base64(bytes[...]) }
        let pieces = base64(bytes[..<core.lowerBound]) + lines(bytes[core]) + base64(bytes[core.upperBound...])
        return pieces.isEmpty ? [.text("")] : pieces
    }

    /// How many bytes are written on one line at most.
    private static let mostOnALine = 768

    private static func base64(_ bytes: ArraySlice<UInt8>) -> [RecordedPiece] {
        stride(from: bytes.startIndex, to: bytes.endIndex, by: mostOnALine)
            .map { .base64(Array(bytes[$0..<min($0 + mostOnALine, bytes.endIndex)])) }
    }

    /// The bytes without the rest of a character that they begin with, and without the character that they cut at the end.
    private static func wholeCharacters(in bytes: [UInt8]) -> Range<Int> {
        let start = bytes.prefix(3).prefix { $0 & 0xC0 == 0x80 }.count
        var end = bytes.count
        for count in 1...3 where count <= bytes.count - start {
            let byte = bytes[bytes.count - count]
            if byte & 0xC0 == 0x80 { continue }
            let size = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            if size > count { end -= count }
            break
        }
        return start..<end
    }

    /// The pieces of what is text: events where they are spelled as the service does, else lines.
    private static func lines(_ bytes: ArraySlice<UInt8>) -> [RecordedPiece] {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        var pieces: [RecordedPiece] = []
        var index = 0
        // Behind the last LF stands what is no whole line.
        let whole = lines.count - 1
        while index < whole {
            if index + 2 < whole, lines[index + 2].isEmpty, let name = lines[index].value(of: "event: "),
                let data = lines[index + 1].value(of: "data: ")
            {
                pieces.append(.event(name: name, data: data))
                index += 3
            } else {
                pieces += plain(lines[index]) { .line($0) }
                index += 1
            }
        }
        if let rest = lines.last, !rest.isEmpty { pieces += plain(rest) { .text($0) } }
        return pieces
    }

    /// The text as a piece, behind the marks that it begins with.
    private static func plain(_ text: String, _ piece: (String) -> RecordedPiece) -> [RecordedPiece] {
        guard text.beginsWithMark else { return [piece(text)] }
        let mark = text.utf8.prefix(3)
        return [.base64(Array(mark))] + plain(String(Substring(text.utf8.dropFirst(3))), piece)
    }
}

extension String {
    /// What follows the field's name on the line of an event; nil for another line, and for one that holds a CR.
    fileprivate func value(of field: String) -> String? {
        guard utf8.starts(with: field.utf8), !utf8.contains(UInt8(ascii: "\r")) else { return nil }
        let value = String(Substring(utf8.dropFirst(field.utf8.count)))
        return value.beginsWithMark ? nil : value
    }

    /// Whether it begins with a byte order mark, which the YAML library takes off every text.
    var beginsWithMark: Bool { utf8.starts(with: [0xEF, 0xBB, 0xBF]) }
}
