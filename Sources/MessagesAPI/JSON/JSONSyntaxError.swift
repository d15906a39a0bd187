/// Why a text is no JSON, and where.
///
/// The texts are those of the service's own parser as far as they are publicly known (`no low surrogate in string`,
/// `unexpected control character in string`); the others follow their manner.
public struct JSONSyntaxError: Error, Sendable, Equatable {
    /// What is wrong: `unexpected end of data`.
    public let reason: String
    /// How many characters (Unicode code points) stand before the place.
    public let offset: Int
    /// The line of the place, counted from 1.
    public let line: Int
    /// The place in that line in characters, counted from 1.
    public let column: Int

    /// An error at that byte of a text.
    init(_ reason: String, at byte: Int, in text: UnsafeRawBufferPointer) {
        self.reason = reason
        var (offset, line, lineStart) = (0, 1, 0)
        for byte in text[..<byte] where byte & 0xC0 != 0x80 {
            offset += 1
            if byte == UInt8(ascii: "\n") { (line, lineStart) = (line + 1, offset) }
        }
        self.offset = offset
        self.line = line
        column = offset - lineStart + 1
    }
}

extension JSONSyntaxError: CustomStringConvertible {
    /// The reason with the place: `unexpected control character in string: line 1 column 2379 (char 2378)`.
    public var description: String { "\(reason): line \(line) column \(column) (char \(offset))" }
}
