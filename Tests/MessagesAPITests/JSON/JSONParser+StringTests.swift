import MessagesAPI
import Testing

struct JSONParserStringTests {
    @Test(arguments: [
        (#""\u007f\u0080\u07ff\u0800\uffff""#, "\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}"),
        (#""\ud800\udc00\uDBFF\uDFFF""#, "\u{10000}\u{10FFFF}"), (#""\ud7ff\ue000""#, "\u{D7FF}\u{E000}"),
        (#""\\""#, "\\"), (#""\\\"""#, "\\\""), (#""\\u0041""#, #"\u0041"#), (#""é\t天\/😀""#, "é\t天/😀"),
    ]) func escapes(text: String, string: String) throws { #expect(try JSON(parsing: text) == .string(string)) }

    @Test(arguments: [
        (#""\ud83d\u12""#, "invalid escaped sequence in string: line 1 column 8 (char 7)"),
        (#""é\n\ud83d\ud83d""#, "invalid low surrogate in string: line 1 column 5 (char 4)"),
        (#""\ud83d\n""#, "no low surrogate in string: line 1 column 2 (char 1)"),
        (#""\U0041""#, "invalid escaped character in string: line 1 column 2 (char 1)"),
        (#""\é""#, "invalid escaped character in string: line 1 column 2 (char 1)"),
        (#""\u00é1""#, "invalid escaped sequence in string: line 1 column 2 (char 1)"),
        (#""天\u+041""#, "invalid escaped sequence in string: line 1 column 3 (char 2)"),
        (#""abc\""#, "unexpected end of data: line 1 column 7 (char 6)"),
        (#""\q\uD8\r""#, "invalid escaped character in string: line 1 column 2 (char 1)"),
        (#""\u12\"a"#, "unexpected end of data: line 1 column 9 (char 8)"),
        ("\"\\q\u{1F}\"", "unexpected control character in string: line 1 column 4 (char 3)"),
        ("\"\\n\u{1F}\"", "unexpected control character in string: line 1 column 4 (char 3)"),
    ]) func badEscapes(text: String, message: String) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: text) }
        #expect(error?.description == message)
    }

    @Test func whatIsNoTextIsWorseThanABadEscape() {
        let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: Array(#""\q"#.utf8) + [0xFF, 0x22]) }
        #expect(error?.description == "invalid UTF-8 encoding in string: line 1 column 4 (char 3)")
    }

    /// Escapes and characters beyond ASCII at every place of the 16 bytes that are looked at together.
    @Test(arguments: 0..<40) func everyPlaceIsLike(place: Int) throws {
        let before = String(repeating: "a", count: place)
        for (spelling, part) in [(#"\n"#, "\n"), (#"\u00e9"#, "é"), ("é", "é"), (#"\ud83d\ude00"#, "😀"), ("😀", "😀")] {
            let text = "\"\(before)\(spelling)\(before)\(spelling)\""
            #expect(try JSON(parsing: text) == .string(before + part + before + part))
            #expect(try JSON(parsing: "[\(text),\"\(before)\"]")[1]?.string == before)
        }
    }
}
