import MessagesAPI
import Testing

@testable import Scenario

struct RecordedPieceTests {
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private func pieces(_ text: String) -> [RecordedPiece] { RecordedPiece.pieces(of: Array(text.utf8)) }

    @Test func anEventAsTheServiceSpellsItIsOnePiece() {
        #expect(
            pieces("event: ping\ndata: {}\n\nevent: a\ndata: b: c \n\n")
                == [.event(name: "ping", data: "{}"), .event(name: "a", data: "b: c ")]
        )
    }

    @Test(
        arguments: [
            ("data: {}\n\n", [.line("data: {}"), .line("")]),
            ("event: a\ndata: b\n", [.line("event: a"), .line("data: b")]),
            ("event:a\ndata: b\n\n", [.line("event:a"), .line("data: b"), .line("")]),
            ("event: a\r\ndata: b\r\n\r\n", [.line("event: a\r"), .line("data: b\r"), .line("\r")]),
            ("event: a\ndata: b\ndata: c\n\n", [.line("event: a"), .line("data: b"), .line("data: c"), .line("")]),
            ("}\n\nevent: a\ndata: b\n\nev", [.line("}"), .line(""), .event(name: "a", data: "b"), .text("ev")]),
            ("\u{FEFF}a\n\u{FEFF}\u{FEFF}b", [.base64(mark), .line("a"), .base64(mark), .base64(mark), .text("b")]),
            ("event: a\ndata: \u{FEFF}\n\n", [.line("event: a"), .line("data: \u{FEFF}"), .line("")]),
            ("half", [.text("half")]), ("\n", [.line("")]), ("", [.text("")]),
        ] as [(String, [RecordedPiece])]
    )
    func whatIsSpelledOtherwiseIsLinesAndText(text: String, expected: [RecordedPiece]) {
        #expect(pieces(text) == expected)
    }

    /// `ố` has three bytes, `🙂` four.
    @Test func aCharacterThatIsCutIsBase64AndTheRestIsText() {
        let bytes = Array("aố🙂b".utf8)
        #expect(RecordedPiece.pieces(of: Array(bytes[..<3])) == [.text("a"), .base64(Array(bytes[1..<3]))])
        #expect(RecordedPiece.pieces(of: Array(bytes[3...])) == [.base64([bytes[3]]), .text("🙂b")])
        #expect(RecordedPiece.pieces(of: Array(bytes[..<7])) == [.text("aố"), .base64(Array(bytes[4..<7]))])
        #expect(RecordedPiece.pieces(of: Array(bytes[5..<8])) == [.base64(Array(bytes[5..<8]))])
    }

    @Test func whatIsNoTextIsBase64InLinesOfSomeLength() {
        let bytes = [UInt8](repeating: 0xFF, count: 2000)
        #expect(RecordedPiece.pieces(of: bytes).map(\.bytes.count) == [768, 768, 464])
        #expect(RecordedPiece.pieces(of: Array("a\n".utf8) + [0xFF, 0x0A]) == [.base64([0x61, 0x0A, 0xFF, 0x0A])])
    }

    @Test func thePiecesOfAnyBytesStandForThem() {
        var generator = SeededGenerator(seed: 3)
        let parts: [[UInt8]] = [
            Array("event: a".utf8), Array("data: ".utf8), [10], [13], Array("ế🙂".utf8), [0xE1], [0xBB], [0xF0, 0x9F],
            [0xFF], [0],
        ]
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...9, using: &generator)).flatMap { _ in
                parts.randomElement(using: &generator) ?? []
            }
            #expect(RecordedPiece.pieces(of: bytes).flatMap(\.bytes) == bytes)
        }
    }
}
