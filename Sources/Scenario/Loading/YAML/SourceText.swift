/// A position as the YAML parser counts it: line and column from 1, the column in Unicode scalars.
struct Place: Hashable, Comparable {
    var line: Int
    var column: Int

    static let start = Place(line: 1, column: 1)

    static func < (left: Place, right: Place) -> Bool { (left.line, left.column) < (right.line, right.column) }
}

/// The text of a scenario file, cut into lines.
struct SourceText {
    /// A line as the parser counts lines.
    private struct Line {
        /// Where its bytes begin.
        let start: Int
        /// Its number in an editor, and how many of that line's scalars are before it: the parser also ends a line at
        /// U+0085, U+2028 and U+2029, editors do not.
        let number: Int
        let offset: Int
    }

    /// The text without its byte order mark.
    let text: String
    private let bytes: [UInt8]
    private var lines: [Line] = []

    init(_ text: String) {
        let scalars = text.unicodeScalars
        self.text = scalars.first == "\u{FEFF}" ? String(scalars.dropFirst()) : text
        bytes = Array(self.text.utf8)
        lines = [Line(start: 0, number: 1, offset: 0)]
        var number = 1
        var column = 0
        var position = 0
        var previous: Unicode.Scalar?
        for scalar in self.text.unicodeScalars {
            position += UTF8.width(scalar)
            column += 1
            switch scalar {
            case "\n" where previous == "\r":
                lines[lines.count - 1] = Line(start: position, number: number, offset: 0)
                column = 0
            case "\n", "\r":
                number += 1
                column = 0
                lines.append(Line(start: position, number: number, offset: 0))
            case "\u{85}", "\u{2028}", "\u{2029}":
                lines.append(Line(start: position, number: number, offset: column))
            default: break
            }
            previous = scalar
        }
    }

    /// The place after the last character.
    var end: Place {
        let last = String(decoding: bytes[lines[lines.count - 1].start...], as: UTF8.self)
        return Place(line: lines.count, column: last.unicodeScalars.count + 1)
    }

    /// The position in an editor, and the line that stands there.
    func editorPosition(of place: Place) -> (line: Int, column: Int, text: String) {
        let line = lines[min(max(place.line, 1), lines.count) - 1]
        let first = lines.first { $0.number == line.number } ?? line
        let end = bytes[first.start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        return (line.number, line.offset + place.column, String(decoding: bytes[first.start..<end], as: UTF8.self))
    }

    /// The scalar at that place; nil past the end of the text.
    func scalar(at place: Place) -> Unicode.Scalar? { index(of: place).map { text.unicodeScalars[$0] } }

    /// The text with one scalar replaced, and the scalar that stood there; nil past the end of the text.
    func replacing(_ place: Place, with scalar: Unicode.Scalar) -> (text: SourceText, replaced: Unicode.Scalar)? {
        guard let index = index(of: place) else { return nil }
        let scalars = text.unicodeScalars
        var changed = String.UnicodeScalarView(scalars[..<index])
        changed.append(scalar)
        changed.append(contentsOf: scalars[scalars.index(after: index)...])
        return (SourceText(String(changed)), scalars[index])
    }

    private func index(of place: Place) -> String.Index? {
        guard lines.indices.contains(place.line - 1) else { return nil }
        let start = text.utf8.index(text.utf8.startIndex, offsetBy: lines[place.line - 1].start)
        let scalars = text.unicodeScalars
        let index = scalars.index(start, offsetBy: place.column - 1, limitedBy: scalars.endIndex)
        return index == scalars.endIndex ? nil : index
    }
}
