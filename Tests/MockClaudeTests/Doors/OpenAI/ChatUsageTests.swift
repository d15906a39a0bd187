import MessagesAPI
import Testing

@testable import MockClaude

struct ChatUsageTests {
    @Test func theCacheIsPartOfThePrompt() {
        let usage: JSONObject = [
            "input_tokens": 10, "cache_read_input_tokens": 5, "cache_creation_input_tokens": 2, "output_tokens": 3,
        ]
        #expect(
            ChatUsage(usage).json.description
                == #"{"prompt_tokens":17,"completion_tokens":3,"total_tokens":20}"#
        )
    }

    @Test func aScenarioMayNameAnyNumber() {
        let most = JSON.number(JSONNumber(Int.max))
        let usage = ChatUsage(["input_tokens": most, "cache_read_input_tokens": most, "output_tokens": most])
        #expect(usage.json["total_tokens"] == .number(JSONNumber(3 << 48)))
    }

    @Test func whatIsNotToldIsNone() {
        #expect(ChatUsage([:]).json["total_tokens"] == 0)
    }
}
