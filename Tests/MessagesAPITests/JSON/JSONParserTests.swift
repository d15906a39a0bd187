import MessagesAPI
import Testing

struct JSONParserTests {
    static let values: [(String, JSON)] = [
        (" null ", JSON.null), ("true", true), ("false", false), ("0", 0), ("-12", -12), ("1.5e3", 1500),
        (#""""#, ""), (#""a b""#, "a b"), ("[]", []), ("{}", [:]), ("[1,[2,{}],\"x\"]", [1, [2, [:]], "x"]),
        ("\r\n\t{ \"a\" : [ 1 , 2 ] , \"b\" : null }\n", ["a": [1, 2], "b": nil]),
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u20AC""#, "Aé€"),
        (#""\ud83d\uDE00 after""#, "😀 after"), (#""Giải thích — 😀""#, "Giải thích — 😀"), (#""\u0000""#, "\0"),
        ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
    ]

    @Test(arguments: values) func reads(_ text: String, _ value: JSON) throws {
        #expect(try JSON(parsing: text) == value)
    }

    @Test func keepsOrderAndSpelling() throws {
        let text = #"{"z":1.50,"a":1E+2,"m":{"y":-0,"x":[1e400,123456789012345678901234567890]}}"#
        #expect(try JSON(parsing: text).description == text)
    }

    @Test func aNameGivenTwiceCountsOnce() throws {
        #expect(try JSON(parsing: #"{"a":1,"b":2,"a":3}"#).description == #"{"a":3,"b":2}"#)
        let many = (0..<100).map { "\"k\($0)\":\($0)," }.joined()
        let object = try #require(try JSON(parsing: "{\(many)\"k7\":\"last\"}").object)
        #expect(object.count == 100)
        #expect(object[7].key == "k7" && object[7].value == "last")
    }

    /// The inside of a string is read eight bytes at a time: each special byte is tried at each place in the eight.
    @Test(arguments: 0..<20) func findsTheEndOfAStringAtAnyPlace(length: Int) throws {
        for filler in ["a", "é", "😀", "\u{80}", "\u{7F}", " ", "!", "#", "[", "]"] {
            let plain = String(repeating: filler, count: length)
            #expect(try JSON(parsing: "[\"\(plain)\",1]") == [.string(plain), 1])
            #expect(try JSON(parsing: "\"\(plain)\\n\(plain)\\\"\"") == .string("\(plain)\n\(plain)\""))
            #expect(throws: JSONSyntaxError.self) { try JSON(parsing: "\"\(plain)\n\(plain)\"") }
        }
    }

    @Test(arguments: [
        ("", "input is a zero-length, empty document: line 1 column 1 (char 0)"),
        ("  ", "unexpected end of data: line 1 column 3 (char 2)"),
        ("{\"a\":\n \"x\ty\"}", "unexpected control character in string: line 2 column 4 (char 9)"),
        (#""\ud83d""#, "no low surrogate in string: line 1 column 2 (char 1)"),
        (#""é\ud83d x""#, "no low surrogate in string: line 1 column 3 (char 2)"),
        (#""\ude00""#, "invalid high surrogate in string: line 1 column 2 (char 1)"),
        (#""\ud83d\u0041""#, "invalid low surrogate in string: line 1 column 2 (char 1)"),
        (#""\ud83d\"""#, "no low surrogate in string: line 1 column 2 (char 1)"),
        (#""\u12g4""#, "invalid escaped sequence in string: line 1 column 2 (char 1)"),
        (#""\u12""#, "invalid escaped sequence in string: line 1 column 2 (char 1)"),
        (#""\x""#, "invalid escaped character in string: line 1 column 2 (char 1)"),
        (#""abc"#, "unexpected end of data: line 1 column 5 (char 4)"),
        (#""abc\"#, "unexpected end of data: line 1 column 6 (char 5)"),
        ("{} x", "unexpected content after document: line 1 column 4 (char 3)"),
        ("[1,]", "trailing comma is not allowed: line 1 column 3 (char 2)"),
        ("{\"a\":1, }", "trailing comma is not allowed: line 1 column 7 (char 6)"),
        ("[1 2]", "unexpected character, expected a comma or a closing bracket: line 1 column 4 (char 3)"),
        ("{\"a\" 1}", "unexpected character, expected a colon after object key: line 1 column 6 (char 5)"),
        ("{\"a\":1 \"b\"}", "unexpected character, expected a comma or a closing brace: line 1 column 8 (char 7)"),
        ("{a:1}", "unexpected character, expected a string for object key: line 1 column 2 (char 1)"),
        ("{'a':1}", "unexpected character, expected a string for object key: line 1 column 2 (char 1)"),
        ("01", "number with leading zero is not allowed: line 1 column 1 (char 0)"),
        ("[-]", "no digit after minus sign: line 1 column 3 (char 2)"),
        ("1.", "no digit after decimal point: line 1 column 3 (char 2)"),
        ("1e+", "no digit after exponent sign: line 1 column 4 (char 3)"),
        ("+1", "unexpected character, expected a valid JSON value: line 1 column 1 (char 0)"),
        ("NaN", "unexpected character, expected a valid JSON value: line 1 column 1 (char 0)"),
        ("[nul]", "unexpected character, expected a valid JSON value: line 1 column 2 (char 1)"),
        ("tru", "unexpected end of data: line 1 column 4 (char 3)"),
        ("{", "unexpected end of data: line 1 column 2 (char 1)"),
        ("[1,", "unexpected end of data: line 1 column 4 (char 3)"),
        ("{\"a\"", "unexpected end of data: line 1 column 5 (char 4)"),
        ("\u{FEFF}{}", "unexpected character, expected a valid JSON value: line 1 column 1 (char 0)"),
    ])
    func refuses(_ text: String, _ message: String) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: text) }
        #expect(error?.description == message)
    }

    @Test(
        arguments: [
            [0x22, 0x61, 0xFF, 0x22], [0x22, 0x61, 0xC3, 0x22], [0x22, 0x61, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0x61, 0xC0, 0x80, 0x22], [0x22, 0x61, 0x80, 0x5C, 0x6E, 0x22],
        ] as [[UInt8]]
    )
    func refusesInvalidUTF8(_ bytes: [UInt8]) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: bytes) }
        #expect(error?.description == "invalid UTF-8 encoding in string: line 1 column 3 (char 2)")
    }

    @Test func refusesInvalidUTF8OutsideOfStrings() {
        let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: [0x5B, 0xFF, 0x5D]) }
        #expect(error?.reason == "unexpected character, expected a valid JSON value")
    }

    @Test func nestsToTheLimitAndNoFurther() throws {
        let deepest = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
        #expect(try JSON(parsing: deepest).description == deepest)
        for text in ["[", "{\"a\":"] {
            let error = #expect(throws: JSONSyntaxError.self) {
                try JSON(parsing: String(repeating: text, count: 1_000_000))
            }
            #expect(error?.reason == "recursion limit reached")
        }
        // Values beside each other are not nested.
        #expect(try JSON(parsing: "[" + String(repeating: "[{}],", count: 1000) + "0]").array?.count == 1001)
    }
}
