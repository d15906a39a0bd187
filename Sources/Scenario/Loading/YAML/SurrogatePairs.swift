/// Characters that JSON spells as two escapes, `\uD83D\uDE00`, and YAML as one, `\U0001F600`.
///
/// The second is two characters shorter, so every place behind it on the line has to be moved back.
struct SurrogatePairs {
    /// Where the joined pairs of each line end, in order.
    private var columns: [Int: [Int]] = [:]

    /// Whether no pair has been joined.
    var isEmpty: Bool { columns.isEmpty }

    /// The text with each pair of escapes joined into one; nil when it has none.
    mutating func join(in source: SourceText) -> SourceText? {
        let bytes = Array(source.text.utf8)
        var joined: [UInt8] = []
        joined.reserveCapacity(bytes.count)
        var line = 1
        var column = 1
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\"), let character = Self.pair(bytes[index...]) {
                let digits = String(character.value, radix: 16, uppercase: true)
                joined += ("\\U" + String(repeating: "0", count: 8 - digits.count) + digits).utf8
                column += 10
                columns[line, default: []].append(column)
                index += 12
                continue
            }
            // An escaped backslash starts no other escape.
            let isPair = byte == UInt8(ascii: "\\") && bytes[index...].dropFirst().first == byte
            joined += bytes[index..<index + (isPair ? 2 : 1)]
            index += isPair ? 2 : 1
            if byte == UInt8(ascii: "\n") {
                (line, column) = (line + 1, 1)
            } else if byte & 0xC0 != 0x80 {
                column += isPair ? 2 : 1
            }
        }
        return isEmpty ? nil : SourceText(String(decoding: joined, as: UTF8.self))
    }

    /// The place before the pairs were joined.
    func original(_ place: Place) -> Place {
        guard let ends = columns[place.line] else { return place }
        // A minified file may have a pair in each of many strings, so they are not counted one by one.
        var (before, after) = (0, ends.count)
        while before < after {
            let middle = (before + after) / 2
            if ends[middle] <= place.column { before = middle + 1 } else { after = middle }
        }
        return Place(line: place.line, column: place.column + 2 * before)
    }

    /// The character of the two escapes at the front.
    private static func pair(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard let high = unit(bytes), UTF16.isLeadSurrogate(high),
            let low = unit(bytes.dropFirst(6)), UTF16.isTrailSurrogate(low)
        else { return nil }
        return UTF16.decode(UTF16.EncodedScalar([high, low]))
    }

    /// The code unit of the `\uXXXX` at the front.
    private static func unit(_ bytes: ArraySlice<UInt8>) -> UInt16? {
        let escape = bytes.prefix(6)
        guard escape.count == 6, escape.starts(with: #"\u"#.utf8),
            escape.dropFirst(2).allSatisfy({ "0123456789abcdefABCDEF".utf8.contains($0) })
        else { return nil }
        return UInt16(String(decoding: escape.dropFirst(2), as: UTF8.self), radix: 16)
    }
}
