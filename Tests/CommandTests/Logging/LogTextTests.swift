import Testing

@testable import mock_claude

struct LogTextTests {
    @Test(arguments: ["a", "200", "/v1/messages?beta", "größe", "日本", "a:b,c;{d}", "'a'", "🇻🇳"])
    func plainTextNeedsNoQuotes(text: String) {
        #expect(text.isPlain)
    }

    @Test(arguments: ["", " ", "a b", "a\tb", "a=b", "a\"b", "a\\b", "\u{a0}", "\u{2028}", "\u{0}", "\u{7f}", "\r\n"])
    func textThatCouldBeTakenForAnythingElseDoes(text: String) {
        #expect(!text.isPlain)
    }
}
