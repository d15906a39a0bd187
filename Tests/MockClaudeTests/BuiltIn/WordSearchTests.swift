import Testing

@testable import MockClaude

struct WordSearchTests {
    @Test(
        arguments: [
            ("mock:429", 0), ("please mock:429 now", 7), ("(mock:429).", 1), ("mock:429-once mock:429", 14),
            ("é mock:429", 3),
            ("“mock:429”", 3), ("mock:429x", nil), ("xmock:429", nil), ("mock:4290", nil), ("a:mock:429", nil),
            ("mock:42", nil), ("", nil), ("MOCK:429", nil),
        ] as [(String, Int?)]
    )
    func aWordStandsAlone(text: String, position: Int?) {
        #expect(WordSearch("mock:429").position(in: text) == position)
        #expect(WordSearch("mock:429").isFound(in: text) == (position != nil))
    }
}
