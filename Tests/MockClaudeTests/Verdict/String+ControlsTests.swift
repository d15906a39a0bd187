import Testing

@testable import MockClaude

struct StringControlsTests {
    @Test(arguments: [
        ("a\nb\rc\td", #"a\nb\rc\td"#), ("\r\n", #"\r\n"#), ("\u{0}\u{1b}[0m", #"\u0000\u001b[0m"#),
        ("\u{7f}\u{80}\u{9f}\u{a0}", "\\u007f\\u0080\\u009f\u{a0}"),
        ("\u{2027}\u{2028}\u{2029}", "\u{2027}\\u2028\\u2029"),
        ("e\u{301}\u{b}", "e\u{301}\\u000b"), (" spaces stay ", " spaces stay "), ("", ""),
    ]) func controlCharactersAreSpelledOutAndNothingElseIs(text: String, shown: String) {
        #expect(text.withoutControls == shown)
    }
}
