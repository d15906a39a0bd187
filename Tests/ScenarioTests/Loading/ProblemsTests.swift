import Testing

@testable import Scenario

struct ProblemsTests {
    private let problems = Problems(file: "a.yaml", source: SourceText("one\ntwo"))

    @Test func theyComeInTheOrderOfTheFileAndThenAsTheyWereFound() {
        problems.error("z", at: Place(line: 2, column: 1))
        problems.warning("a", at: Place(line: 2, column: 1))
        problems.error("m", at: Place(line: 1, column: 3))
        problems.error("z", at: Place(line: 2, column: 1))
        #expect(
            problems.diagnostics.map(\.description) == [
                "a.yaml:1:3: error: m\none\n  ^", "a.yaml:2:1: error: z\ntwo\n^", "a.yaml:2:1: warning: a\ntwo\n^",
            ]
        )
    }

    @Test func aWarningIsNoError() {
        problems.warning("a", at: .start)
        #expect(!problems.hasErrors)
        problems.error("b", at: .start)
        #expect(problems.hasErrors)
    }

    @Test func aMessageStaysOnOneLine() {
        problems.error("found 'a\r\n\tb\u{7}\u{9B}é'", at: .start)
        #expect(problems.diagnostics.map(brief) == [#"1:1: error: found 'a\r\n\tb\u{07}\u{009B}é'"#])
    }

    /// A minified file is one line, which every diagnostic shows a piece of.
    @Test func timeGrowsWithTheSizeOfALineOnly() {
        let growth = Growth.fromOnceToFourTimes(400) { count in
            let rules = (0..<count).map { #"{"text":"hello \#($0) \u{1F600} \#(String(repeating: "x", count: 100))"}"# }
            let text = #"{"replies":["# + rules.joined(separator: ",") + "]}"
            let problems = Problems(file: "a.json", source: SourceText(text))
            for index in 0..<count { problems.error("no", at: Place(line: 1, column: 1 + 120 * index)) }
            #expect(problems.diagnostics.map(\.description.utf8.count).allSatisfy { $0 > 150 })
        }
        #expect(growth < 9)
    }

    @Test(
        arguments: [
            (
                [0x61, 0x0A, 0xC3, 0xA9, 0xFF, 0x62],
                "a.yaml:2:2: error: the file is not UTF-8: the byte 0xFF cannot stand here\né\n ^"
            ),
            // A character that the end of the file cuts, a byte order mark in front, and an encoded surrogate.
            ([0x61, 0xE5, 0xA4], "a.yaml:1:2: error: the file is not UTF-8: the byte 0xE5 cannot stand here\na\n ^"),
            (
                [0xEF, 0xBB, 0xBF, 0x61, 0x80],
                "a.yaml:1:2: error: the file is not UTF-8: the byte 0x80 cannot stand here\na\n ^"
            ),
            (
                [0x61, 0xED, 0xA0, 0x80],
                "a.yaml:1:2: error: the file is not UTF-8: the byte 0xED cannot stand here\na\n ^"
            ),
        ] as [([UInt8], String)]
    ) func theFirstByteThatIsNotUTF8IsTold(bytes: [UInt8], text: String) {
        #expect(Problems.invalidUTF8(in: bytes, file: "a.yaml").description == text)
    }
}
