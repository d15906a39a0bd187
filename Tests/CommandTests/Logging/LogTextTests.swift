import Testing

@testable import mock_claude

@Suite struct LogTextTests {
    @Test(arguments: ["a", "200", "/v1/messages?beta", "größe", "日本", "a:b,c;{d}", "'a'", "🇻🇳"])
    func plainTextNeedsNoQuotes(text: String) {
        #expect(text.isPlain)
        #expect(text.withoutControls == text)
    }

    @Test(arguments: ["", " ", "a b", "a\tb", "a=b", "a\"b", "a\\b", "\u{a0}", "\u{2028}", "\u{0}", "\u{7f}", "\r\n"])
    func textThatCouldBeTakenForAnythingElseDoes(text: String) {
        #expect(!text.isPlain)
    }

    @Test(arguments: [
        ("a\nb\rc\td", #"a\nb\rc\td"#), ("\r\n", #"\r\n"#), ("\u{0}\u{1b}[0m", #"\u0000\u001b[0m"#),
        ("\u{7f}\u{80}\u{9f}\u{a0}", "\\u007f\\u0080\\u009f\u{a0}"),
        ("\u{2027}\u{2028}\u{2029}", "\u{2027}\\u2028\\u2029"),
        ("e\u{301}\u{b}", "e\u{301}\\u000b"), (" spaces stay ", " spaces stay "), ("", ""),
    ]) func controlCharactersAreSpelledOutAndNothingElseIs(text: String, shown: String) {
        #expect(text.withoutControls == shown)
    }
}
