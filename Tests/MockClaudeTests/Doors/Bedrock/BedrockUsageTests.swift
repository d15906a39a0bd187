import MessagesAPI
import Testing
import Timeline

@testable import MockClaude

struct BedrockUsageTests {
    private func usage(_ start: JSON, _ end: JSON = [:]) -> BedrockUsage {
        var usage = BedrockUsage()
        usage.take(["type": "message_start", "message": ["usage": start]])
        usage.take(["type": "content_block_stop"])
        usage.take(["type": "message_delta", "usage": end])
        return usage
    }

    @Test func theEndReplacesTheStart() {
        let usage = usage(["input_tokens": 7, "output_tokens": 1], ["output_tokens": 12])
        #expect(
            usage.metrics == [
                "inputTokenCount": 7, "outputTokenCount": 12, "invocationLatency": 740, "firstByteLatency": 500,
            ]
        )
        #expect(usage.metricsOfConversation == ["latencyMs": 740])
    }

    @Test func theCacheCounts() {
        let usage = usage(["input_tokens": 1, "cache_read_input_tokens": 20, "cache_creation_input_tokens": 300])
        #expect(usage.metrics["cacheReadInputTokenCount"] == 20)
        #expect(usage.metrics["cacheWriteInputTokenCount"] == 300)
        #expect(
            usage.ofConversation == [
                "inputTokens": 1, "outputTokens": 0, "totalTokens": 321, "cacheReadInputTokens": 20,
                "cacheWriteInputTokens": 300,
            ]
        )
    }

    @Test func aWholeMessageTellsItInTheHead() {
        let message = Message(id: "", model: "", usage: ["input_tokens": 7, "output_tokens": 12])
        let fields = BedrockUsage(of: message).headers
        #expect(fields.first { $0.name == "x-amzn-bedrock-input-token-count" }?.value == "7")
        #expect(fields.first { $0.name == "x-amzn-bedrock-output-token-count" }?.value == "12")
    }

    @Test func countsWithoutSenseDoNoHarm() {
        let huge = JSON.number(JSONNumber(Int.max))
        let usage = usage(["input_tokens": huge, "output_tokens": huge, "cache_read_input_tokens": -5])
        #expect(usage.ofConversation["cacheReadInputTokens"] == 0)
        #expect(usage.ofConversation["totalTokens"]?.int ?? 0 > 1 << 48)
    }
}
