import MessagesAPI
import Testing

@testable import MockClaude

struct JSONObjectTokenCountTests {
    @Test func aCountIsItself() {
        let usage: JSONObject = ["input_tokens": 7]
        #expect(usage.tokenCount("input_tokens") == 7)
        #expect(usage.tokenCount("output_tokens") == 0)
    }

    @Test func anyNumberCanBeAddedToOthers() {
        let usage: JSONObject = ["a": .number(JSONNumber(Int.max)), "b": -5, "c": "x", "d": 0.5]
        #expect(usage.tokenCount("a") == 1 << 48)
        #expect(["b", "c", "d"].map(usage.tokenCount) == [0, 0, 0])
    }
}
