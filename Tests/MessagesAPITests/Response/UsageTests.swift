import Testing

@testable import MessagesAPI

struct UsageTests {
    private func text(_ object: JSONObject) -> String { JSON.object(object).description }

    @Test func aMessageThatIsNotStreamed() {
        #expect(
            text(Usage(inputTokens: 12, outputTokens: 34).whole)
                == #"{"input_tokens":12,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"#
                + #""cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0},"#
                + #""output_tokens":34,"service_tier":"standard","inference_geo":"not_available"}"#
        )
    }

    @Test func theStartKnowsOneTokenOfTheReply() {
        #expect(Usage(inputTokens: 12, outputTokens: 34).atStart["output_tokens"] == 1)
        #expect(Usage(inputTokens: 12, outputTokens: 0).atStart["output_tokens"] == 0)
    }

    @Test func theEndReplacesTheCounts() {
        #expect(
            text(Usage(inputTokens: 12, outputTokens: 34).atEnd)
                == #"{"input_tokens":12,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":34}"#
        )
    }

    @Test func theOverlayGoesWhereItsFieldsBelong() {
        let usage = Usage(
            inputTokens: 1,
            outputTokens: 2,
            overlay: [
                "output_tokens": 250, "cache_read_input_tokens": 900, "service_tier": "priority",
                "cache_creation": ["ephemeral_1h_input_tokens": 5], "server_tool_use": ["web_search_requests": 1],
            ]
        )
        #expect(usage.atStart["output_tokens"] == 1)
        #expect(usage.atStart["service_tier"] == "priority")
        #expect(usage.atStart["server_tool_use"] == nil)
        #expect(usage.atStart["cache_creation"]?["ephemeral_1h_input_tokens"] == 5)
        #expect(usage.atStart["cache_creation"]?["ephemeral_5m_input_tokens"] == 0)
        #expect(usage.atEnd["output_tokens"] == 250)
        #expect(usage.atEnd["cache_read_input_tokens"] == 900)
        #expect(usage.atEnd["server_tool_use"] == ["web_search_requests": 1])
        #expect(usage.atEnd["service_tier"] == nil)
    }

    @Test func whatTheCacheDidIsTold() {
        let usage = Usage(
            inputTokens: 1,
            outputTokens: 2,
            cacheUse: CacheUse(read: 10, writtenFor5Minutes: 20, writtenFor1Hour: 30)
        )
        #expect(usage.atStart["cache_creation"] == ["ephemeral_5m_input_tokens": 20, "ephemeral_1h_input_tokens": 30])
        #expect(usage.atEnd["cache_creation_input_tokens"] == 50 && usage.atEnd["cache_read_input_tokens"] == 10)
    }

    @Test func whatIsSaidToBeWrittenIsKeptForFiveMinutes() {
        let usage = Usage(inputTokens: 1, outputTokens: 2, overlay: ["cache_creation_input_tokens": 7])
        #expect(usage.whole["cache_creation"] == ["ephemeral_5m_input_tokens": 7, "ephemeral_1h_input_tokens": 0])
    }
}
