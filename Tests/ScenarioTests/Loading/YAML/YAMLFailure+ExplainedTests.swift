import Testing

@testable import Scenario

struct YAMLFailureExplainedTests {
    @Test(arguments: [
        (
            "a: b: c",
            "1:5: error: not valid YAML: mapping values are not allowed in this context (put text that has ': ' in quotes)"
        ),
        (
            "a:\n  b: 1\n c: 2",
            "3:2: error: not valid YAML: did not find expected key, while parsing a block mapping that starts on line 1 "
                + "(is the indentation right?)"
        ),
        (
            "- a\nb: 1",
            "2:1: error: not valid YAML: did not find expected '-' indicator, while parsing a block collection that starts "
                + "on line 1 (is the indentation right?)"
        ),
        ("a:\n\tb: 1", "2:1: error: not valid YAML: a tab cannot indent, use spaces"),
        (
            "a: `b`",
            "1:4: error: not valid YAML: found character that cannot start any token, while scanning for the next token "
                + "that starts on line 1 (put text that starts with it in quotes)"
        ),
        (
            "a: \"x\\uDE00\"",
            "1:6: error: not valid YAML: this escape stands for no character; half of a surrogate pair?"
        ),
        ("a: 1\nb: \"x\ny: 2", "2:4: error: not valid YAML: the quote that opens here is never closed"),
        ("a: 1\n---\nb: 2", "2:1: error: a scenario file holds one document, and another one starts here"),
        ("a: *b", "1:4: error: not valid YAML: found undefined alias"),
    ]) func everyProblemIsExplained(text: String, problem: String) { #expect(problems(text) == [problem]) }

    @Test func aHalfPairIsToldAtItsPlaceBehindAWholeOne() {
        #expect(
            problems(#"a: "\uD83D\uDE00 \uD83D""#)
                == ["1:18: error: not valid YAML: this escape stands for no character; half of a surrogate pair?"]
        )
    }
}
