import Testing

@testable import Scenario

@Suite struct RenamedKeysTests {
    @Test(arguments: [
        ("{ab: 1}", "{\u{E000}b: 1}", "\u{E000}b"), ("{'ab': 1}", "{'\u{E000}b': 1}", "\u{E000}b"),
        ("{\"ab\": 1}", "{\"\u{E000}b\": 1}", "\u{E000}b"), ("{ab}", "{\u{E000}b}", "\u{E000}b"),
    ]) func theFirstCharacterIsReplacedAndComesBack(text: String, changed: String, key: String) {
        var keys = RenamedKeys()
        let place = Place(line: 1, column: 2)
        let renamed = keys.rename(at: place, in: SourceText(text))
        #expect(renamed?.text == changed)
        #expect(keys.original(key, at: place) == "ab")
        #expect(keys.original(key, at: .start) == key)
    }

    @Test(arguments: ["''", "\"\"", "&x a", "!t a", "? a", "*a", "'", "", #""\u0041""#]) func whatCannotBeRenamed(
        text: String
    ) {
        var keys = RenamedKeys()
        let renamed = keys.rename(at: .start, in: SourceText(text))
        #expect(renamed == nil)
        #expect(keys.original("b", at: .start) == "b")
    }

    @Test func eachKeyGetsACharacterOfItsOwnAndOnlyOnce() throws {
        var keys = RenamedKeys()
        let first = keys.rename(at: .start, in: SourceText("a: 1\na: 2\na: 3"))
        let second = keys.rename(at: Place(line: 2, column: 1), in: try #require(first))
        #expect(second?.text == "\u{E000}: 1\n\u{E001}: 2\na: 3")
        let again = keys.rename(at: .start, in: try #require(second))
        #expect(again == nil)
    }

    @Test func aHundredAreRenamed() {
        var keys = RenamedKeys()
        let source = SourceText(String(repeating: "a", count: 101))
        let renamed = (1...101).map { keys.rename(at: Place(line: 1, column: $0), in: source) != nil }
        #expect(renamed == Array(repeating: true, count: 100) + [false])
    }
}
