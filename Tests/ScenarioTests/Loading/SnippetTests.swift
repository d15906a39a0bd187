import Testing

@testable import Scenario

struct SnippetTests {
    @Test(arguments: [
        ("key: value", 6, "     ^"),
        ("\tkey", 2, "\t^"),
        ("天気: x", 3, "    ^"),
        ("한글ｆ x", 5, "       ^"),
        ("e\u{301}: x", 3, " ^"),
        ("👩‍👩‍👧: x", 6, "  ^"),
        ("☀️: x", 3, "  ^"),
        ("ab", 3, "  ^"),
        ("ab", 9, "  ^"),
    ]) func caretStandsUnderTheColumn(line: String, column: Int, caret: String) {
        #expect(Snippet(of: line, column: column).caret == caret)
    }

    @Test func aLongLineIsCutAroundTheColumn() {
        let line = String(repeating: "a", count: 500) + "X" + String(repeating: "b", count: 500)
        let snippet = Snippet(of: line, column: 501)
        #expect(snippet.line == "…" + String(repeating: "a", count: 60) + "X" + String(repeating: "b", count: 98) + "…")
        #expect(snippet.caret == String(repeating: " ", count: 61) + "^")
    }

    @Test func aLineThatFitsIsNotCut() {
        let line = String(repeating: "a", count: 160)
        #expect(Snippet(of: line, column: 160).line == line)
    }
}
