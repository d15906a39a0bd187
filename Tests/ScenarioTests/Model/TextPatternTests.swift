import Testing

@testable import Scenario

struct TextPatternTests {
    @Test func aRegexIsFoundAnywhere() throws {
        let pattern = try TextPattern(regex: #"\d+ °C"#)
        #expect(pattern.matches("It is 32 °C."))
        #expect(!pattern.matches("It is warm."))
        #expect(pattern.source == #"\d+ °C"#)
    }

    @Test(arguments: [".*weather", ".*?weather", ".*(?:weather|rain)$"])
    func whatMayStandInFrontCostsNothing(source: String) throws {
        let pattern = try TextPattern(regex: source)
        #expect(pattern.matches("How is\nthe weather"))
        #expect(!pattern.matches(String(repeating: "warm and dry ", count: 20_000)))
        #expect(try !TextPattern(regex: ".*+x").matches("x"))
    }

    @Test func caseCountsUnlessToldNot() throws {
        #expect(try !TextPattern(regex: "hello").matches("HELLO"))
        #expect(try TextPattern(regex: "hello", ignoreCase: true).matches("HELLO"))
    }

    @Test(arguments: [
        ("[a", "expected ']'"), ("(a", "expected ')'"), ("*a", "quantifier '*' must appear after expression"),
        ("(?<=a)b", "lookbehind is not currently supported"),
        (String(repeating: "a", count: 10_001), "it is longer than 10000 bytes"),
        (String(repeating: "[", count: 501), "it has more than 500 of the characters '[', '&', '-' and '~'"),
    ]) func badExpressions(source: String, reason: String) {
        #expect(throws: TextPattern.Failure(reason: reason)) { try TextPattern(regex: source) }
    }

    @Test func manyTasksShareAPattern() async throws {
        let pattern = try TextPattern(regex: "a+b")
        await withTaskGroup(of: Bool.self) { group in
            for index in 0..<200 { group.addTask { pattern.matches("x" + String(repeating: "a", count: index) + "b") } }
            for await _ in group {}
        }
        #expect(pattern.matches("aab"))
    }
}
