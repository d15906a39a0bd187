/// Characters that JSON spells as two escapes, `\uD83D\uDE00`, and YAML as one, `\U0001F600`.
///
/// The second is two characters shorter, so every place behind it on the line has to be moved back.
struct SurrogatePairs {
    private var columns: [Int: [Int]] = [:]

    /// Whether no pair has been joined.
    var isEmpty: Bool { columns.isEmpty }

    /// The text with each pair of escapes joined into one; nil when it has none.
    mutating func join(in source: SourceText) -> SourceText? {
        var joined = String.UnicodeScalarView()
        var line = 1
        var column = 1
        var rest = source.text.unicodeScalars[...]
        while let scalar = rest.first {
            if scalar == "\\", let character = Self.pair(rest) {
                let digits = String(character.value, radix: 16, uppercase: true)
                joined.append(
                    contentsOf: ("\\U" + String(repeating: "0", count: 8 - digits.count) + digits).unicodeScalars
                )
                column += 10
                columns[line, default: []].append(column)
                rest = rest.dropFirst(12)
                continue
            }
            // An escaped backslash starts no other escape.
            let count = scalar == "\\" && rest.dropFirst().first == "\\" ? 2 : 1
            joined.append(contentsOf: rest.prefix(count))
            rest = rest.dropFirst(count)
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + count)
        }
        return isEmpty ? nil : SourceText(String(joined))
    }

    /// The place before the pairs were joined.
    func original(_ place: Place) -> Place {
        let before = columns[place.line]?.count { $0 <= place.column } ?? 0
        return Place(line: place.line, column: place.column + 2 * before)
    }

    /// The character of the two escapes at the front.
    private static func pair(_ scalars: Substring.UnicodeScalarView) -> Unicode.Scalar? {
        guard let high = unit(scalars), UTF16.isLeadSurrogate(high),
            let low = unit(scalars.dropFirst(6)), UTF16.isTrailSurrogate(low)
        else { return nil }
        return Unicode.Scalar(0x10000 + (UInt32(high) - 0xD800) << 10 + UInt32(low) - 0xDC00)
    }

    /// The code unit of the `\uXXXX` at the front.
    private static func unit(_ scalars: Substring.UnicodeScalarView) -> UInt16? {
        let escape = scalars.prefix(6)
        guard escape.count == 6, escape.starts(with: "\\u".unicodeScalars),
            escape.dropFirst(2).allSatisfy({ $0.properties.isASCIIHexDigit })
        else { return nil }
        return UInt16(String(escape.dropFirst(2)), radix: 16)
    }
}
