/// A position as the YAML parser counts it: line and column from 1, the column in Unicode scalars.
struct Place: Hashable, Comparable {
    var line: Int
    var column: Int

    static let start = Place(line: 1, column: 1)

    static func < (left: Place, right: Place) -> Bool { (left.line, left.column) < (right.line, right.column) }
}

/// The text of a scenario file, cut into lines.
///
/// A place is found in constant time: a minified JSON file is one line of millions of columns, and has a place for each value.
struct SourceText {
    /// A line as the parser counts lines.
    private struct Line {
        /// Where its bytes begin, and how many scalars of the text are before it.
        let start: Int
        let scalar: Int
        /// The line of an editor that it is on: the parser also ends a line at U+0085, U+2028 and U+2029, editors do not.
        let shown: ShownLine
    }

    /// A line as editors count lines.
    private struct ShownLine {
        var number = 1
        /// Where its bytes begin, and how many scalars of the text are before it.
        var start = 0
        var scalar = 0
    }

    /// The text without its byte order mark.
    let text: String
    private var lines: [Line] = []
    /// Where the bytes of every so many scalars begin.
    private var marks: [Int] = []
    private var scalarCount = 0

    private static let spacing = 256

    init(_ text: String) {
        self.text = text.beginsWithMark ? String(Substring(text.utf8.dropFirst(3))) : text
        var shown = ShownLine()
        lines = [Line(start: 0, scalar: 0, shown: shown)]
        // The bytes up to here, the last of them lowest.
        var recent: UInt32 = 0
        var position = 0
        for byte in self.text.utf8 {
            if byte & 0xC0 != 0x80 {
                if scalarCount % Self.spacing == 0 { marks.append(position) }
                scalarCount += 1
            }
            recent = recent << 8 | UInt32(byte)
            position += 1
            switch byte {
            case 0x0A where recent & 0xFF00 == 0x0D00:
                (shown.start, shown.scalar) = (position, scalarCount)
                lines[lines.count - 1] = Line(start: position, scalar: scalarCount, shown: shown)
            case 0x0A, 0x0D:
                shown = ShownLine(number: shown.number + 1, start: position, scalar: scalarCount)
                lines.append(Line(start: position, scalar: scalarCount, shown: shown))
            case 0x85 where recent & 0xFFFF == 0xC285, 0xA8 where recent & 0xFF_FFFF == 0xE2_80A8,
                0xA9 where recent & 0xFF_FFFF == 0xE2_80A9:
                lines.append(Line(start: position, scalar: scalarCount, shown: shown))
            default: break
            }
        }
    }

    /// The place after the last character.
    var end: Place { Place(line: lines.count, column: scalarCount - lines[lines.count - 1].scalar + 1) }

    /// The position in an editor.
    func editorPosition(of place: Place) -> (line: Int, column: Int) {
        let line = line(of: place)
        return (line.shown.number, line.scalar - line.shown.scalar + place.column)
    }

    /// The line that an editor shows at that place.
    func shownLine(at place: Place) -> String {
        let rest = text.utf8[byte(line(of: place).shown.start)...]
        return String(Substring(rest.prefix { $0 != 0x0A && $0 != 0x0D }))
    }

    /// How many bytes of the line that an editor shows there stand before the place; nil past the end of the text.
    func bytesBefore(_ place: Place) -> Int? {
        index(of: place).map { text.utf8.distance(from: byte(line(of: place).shown.start), to: $0) }
    }

    /// The scalar at that place; nil past the end of the text.
    func scalar(at place: Place) -> Unicode.Scalar? { index(of: place).map { text.unicodeScalars[$0] } }

    /// The line of a place; the last one past the end of the text.
    private func line(of place: Place) -> Line { lines[min(max(place.line, 1), lines.count) - 1] }

    private func index(of place: Place) -> String.Index? {
        guard lines.indices.contains(place.line - 1) else { return nil }
        let scalar = lines[place.line - 1].scalar + place.column - 1
        guard scalar < scalarCount else { return nil }
        return text.unicodeScalars.index(byte(marks[scalar / Self.spacing]), offsetBy: scalar % Self.spacing)
    }

    private func byte(_ offset: Int) -> String.Index { text.utf8.index(text.utf8.startIndex, offsetBy: offset) }
}
