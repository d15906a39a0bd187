import Testing

@testable import MessagesAPI

struct NameTests {
    @Test func namesThatDifferHaveOtherFingerprints() {
        let names = [
            "", "a", "b", "ab", "ba", "abc", "cba", "type", "text", "typo", "role", "content", "contend", "tool_use",
            "tool_use_id", "tool_choice", "cache_control", "stop_reason", "stop_sequence", "input_tokens",
            "output_tokens",
        ]
        #expect(Set(names.map { Name($0).fingerprint }).count == names.count)
    }

    @Test func theSameNameHasTheSameFingerprint() throws {
        for length in 0...40 {
            let text = String("abcdefghijklmnopqrstuvwxyz0123456789_-.é".prefix(length))
            let parsed = try JSON(parsing: JSON.object([text: 1]).encoded())
            #expect(parsed[text] == 1 && parsed[Name(text)] == 1)
            #expect(parsed[Name(text + "x")] == nil)
        }
    }

    @Test func aBitIsAmongTheBits() {
        let bits = ["a", "b"].reduce(0) { $0 | Name($1).bit }
        #expect(bits & Name("a").bit != 0 && bits & Name("b").bit != 0)
    }
}
