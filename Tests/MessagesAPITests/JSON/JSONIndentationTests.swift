import Testing

@testable import MessagesAPI

struct JSONIndentationTests {
    @Test(arguments: [
        ("null", "null"), ("[]", "[]"), ("{}", "{}"),
        (#"{"a":1.50,"b":[true,"c"]}"#, #"{"a": 1.50, "b": [true, "c"]}"#),
    ]) func whatFitsStandsOnALine(compact: String, line: String) throws {
        #expect(try JSON(parsing: compact).indented == line)
    }

    @Test func whatIsTooLongIsIndented() {
        let long = String(repeating: "a", count: 85)
        let value: JSON = ["short": ["b", "c"], "long": [["d": .string(long)], 5]]
        #expect(
            value.indented == """
                {
                  "short": ["b", "c"],
                  "long": [
                    {"d": "\(long)"},
                    5
                  ]
                }
                """
        )
    }

    @Test func aLineIsNoLongerThanAHundredCharacters() {
        let elements = [JSON](repeating: 12345678, count: 10)
        #expect(JSON.array(elements).indented.utf8.count == 100)
        #expect(JSON.array(elements + [1]).indented.split(separator: "\n").count == 13)
    }

    @Test func whatYAMLTakesOtherwiseIsEscaped() throws {
        let value: JSON = ["\u{7F}": "\u{85}\u{9F}\u{2028}\u{2029}\u{FEFF}\u{FFFE}\u{FFFF}", "é€😀\u{A0}": "\n\""]
        #expect(
            value.indented
                == #"{"\u007f": "\u0085\u009f\u2028\u2029\ufeff\ufffe\uffff", "é€😀"# + "\u{A0}" + #"": "\n\""}"#
        )
        #expect(try JSON(parsing: value.indented) == value)
    }
}
