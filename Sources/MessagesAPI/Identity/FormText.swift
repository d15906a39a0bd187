/// A text with blanks: what many answers have in common, and where each has letters of its own.
package struct FormText: Sendable, Equatable {
    /// A place where answers differ.
    package struct Blank: Sendable, Equatable {
        /// Which bytes of the text it takes.
        package let bytes: Range<Int>
        /// Which of an answer's own letters go there.
        package let letters: Range<Int>
    }

    /// The text, with stand-ins in its blanks.
    package let bytes: [UInt8]
    /// The blanks, in order.
    package let blanks: [Blank]

    /// What the text of two answers has in common; nil when they differ in anything but their stand-ins.
    package init?(comparing first: [UInt8], _ second: [UInt8], _ standIns: StandIns) {
        guard first.count == second.count else { return nil }
        var blanks: [Blank] = []
        var place = 0
        while let start = (place..<first.count).first(where: { first[$0] != second[$0] }) {
            let end = (start..<first.count).first { first[$0] == second[$0] } ?? first.count
            guard let letters = standIns.value(first[start..<end], second[start..<end]) else { return nil }
            blanks.append(Blank(bytes: start..<end, letters: letters))
            place = end
        }
        (bytes, self.blanks) = (first, blanks)
    }

    /// A text without blanks.
    package init(_ text: String) { (bytes, blanks) = (Array(text.utf8), []) }

    /// What the text of two answers has in common.
    package init?(comparing first: String, _ second: String, _ standIns: StandIns) {
        self.init(comparing: Array(first.utf8), Array(second.utf8), standIns)
    }

    /// The text of the answer whose own letters these are.
    package func filled(with letters: [UInt8]) -> [UInt8] {
        var filled = bytes
        for blank in blanks { filled.replaceSubrange(blank.bytes, with: letters[blank.letters]) }
        return filled
    }

    /// The same as a string.
    package func string(with letters: [UInt8]) -> String { String(decoding: filled(with: letters), as: UTF8.self) }

    /// Such an answer's letters in the order of the blanks.
    package func filling(from letters: [UInt8]) -> [UInt8] { blanks.flatMap { letters[$0.letters] } }
}
