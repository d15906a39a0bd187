/// A source line and a caret that stands under one of its columns on a terminal.
struct Snippet {
    /// The line; a long one is cut to what stands around the column.
    let line: String
    /// White space and a caret.
    let caret: String

    /// A line that is longer than this, such as a minified JSON file, is cut.
    private static let longest = 160
    private static let before = 60

    /// A snippet of that line; the column is counted in Unicode scalars from 1.
    ///
    /// - Parameter bytesBefore: how many bytes stand before the column, if that is known. Then only what is shown of the line
    ///   is looked at.
    init(of source: String, column: Int, bytesBefore: Int? = nil) {
        let scalars = source.unicodeScalars
        let place =
            (bytesBefore.map { source.utf8.index(source.startIndex, offsetBy: $0, limitedBy: source.endIndex) }
                ?? scalars.index(scalars.startIndex, offsetBy: column - 1, limitedBy: scalars.endIndex))
            ?? scalars.endIndex
        // One character more than is ever shown tells whether something is cut.
        var head = String(source[..<place].suffix(Self.longest + 1))
        var tail = String(source[place...].prefix(Self.longest + 1))
        if head.count + tail.count > Self.longest {
            if head.count > Self.before { head = "…" + head.suffix(Self.before) }
            let room = Self.longest - head.count
            if tail.count > room { tail = tail.prefix(room) + "…" }
        }
        line = head.allSatisfy(\.isWhitespace) && tail.allSatisfy(\.isWhitespace) ? "" : head + tail
        caret = head.map(Self.space).joined() + "^"
    }

    /// White space as wide as that character.
    private static func space(for character: Character) -> String {
        character == "\t" ? "\t" : String(repeating: " ", count: width(of: character))
    }

    /// The columns that a terminal gives a character: two for East Asian wide ones and emoji, none for format characters.
    private static func width(of character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        let properties = first.properties
        if character.unicodeScalars.contains("\u{FE0F}") || properties.isEmojiPresentation { return 2 }
        switch properties.generalCategory {
        case .format, .nonspacingMark, .enclosingMark: return 0
        default: break
        }
        switch first.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1B000...0x1B2FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
