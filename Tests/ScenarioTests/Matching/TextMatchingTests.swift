import Testing

@testable import Scenario

struct TextMatchingTests {
    /// Nothing fits where there is no text, such as a header that is missing; what must not be there then is not.
    @Test func noText() {
        #expect(!TextMatch.contains("").holds(for: nil))
        #expect(!TextMatch.equals("").holds(for: nil))
        #expect(TextMatch.not(.contains("a")).holds(for: nil))
        #expect(TextMatch.anyOf([.equals("a"), .not(.equals("b"))]).holds(for: nil))
        #expect(!TextMatch.not(.not(.contains("a"))).holds(for: nil))
    }

    @Test func anyOfNoneIsNothing() { #expect(!TextMatch.anyOf([]).holds(for: "a")) }
}
