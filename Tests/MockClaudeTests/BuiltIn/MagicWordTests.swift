import MessagesAPI
import Testing

@testable import MockClaude
@testable import Scenario

struct MagicWordTests {
    private func word(in prompt: String) -> String? {
        let request = MessagesRequest(body: ["messages": [["role": "user", "content": .string(prompt)]]])
        return MagicWord.all.first { $0.rule.when.predicate?.holds(request) == true }?.word
    }

    @Test func wordsDiffer() {
        #expect(Set(MagicWord.all.map(\.word)).count == MagicWord.all.count)
    }

    @Test(arguments: [
        ("mock:429", "mock:429"), ("please mock:429-once now", "mock:429-once"), ("(mock:529).", "mock:529"),
        ("mock:429x", nil), ("mock", nil), ("Say “mock:help”", "mock:help"), ("mock:tools", "mock:tools"),
    ])
    func aWordStandsAlone(prompt: String, word: String?) {
        #expect(self.word(in: prompt) == word)
    }

    @Test func everyDocumentedErrorHasAWord() {
        let words = Set(MagicWord.all.map(\.word))
        for (_, status, _) in APIErrorType.documented { #expect(words.contains("mock:\(status)")) }
    }

    @Test func theListHasALineForEachWord() {
        let lines = MagicWord.list.split(separator: "\n")
        #expect(lines.count == MagicWord.all.count)
        #expect(
            lines.contains {
                $0.hasPrefix("mock:429 ") && $0.hasSuffix("rate_limit_error with retry-after: 1, every time")
            }
        )
    }
}
