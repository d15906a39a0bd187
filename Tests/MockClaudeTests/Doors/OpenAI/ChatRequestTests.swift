import MessagesAPI
import Testing

@testable import MockClaude

struct ChatRequestTests {
    private func request(_ overlay: JSONObject = [:]) -> JSON {
        let body: JSONObject = ["model": "claude-sonnet-4-5", "messages": [["role": "user", "content": "Hi"]]]
        return ChatRequest.messages(body.overlaid(with: overlay))
    }

    @Test func aSmallRequest() {
        #expect(
            request() == [
                "model": "claude-sonnet-4-5", "max_tokens": 64_000, "messages": [["role": "user", "content": "Hi"]],
            ]
        )
    }

    @Test func theNewerNameOfTheMaximumGoesFirst() {
        #expect(request(["max_tokens": 5])["max_tokens"] == 5)
        #expect(request(["max_tokens": 5, "max_completion_tokens": 6])["max_tokens"] == 6)
        #expect(request(["max_tokens": 5, "max_completion_tokens": nil])["max_tokens"] == 5)
        #expect(request(["model": "gpt-5"])["max_tokens"] == 4096)
    }

    @Test(arguments: [(0.5, 0.5), (1, 1), (1.5, 1), (2, 1)] as [(JSON, JSON)])
    func aTemperatureIsCapped(asked: JSON, given: JSON) {
        #expect(request(["temperature": asked])["temperature"] == given)
    }

    @Test func oneStopSequenceIsAListOfOne() {
        #expect(request(["stop": "END"])["stop_sequences"] == ["END"])
        #expect(request(["stop": ["a", "b"]])["stop_sequences"] == ["a", "b"])
        #expect(request(["stop": nil])["stop_sequences"] == nil)
    }

    @Test func whatIsNullIsNotSaid() {
        let nothing: JSONObject = [
            "stream": nil, "temperature": nil, "top_p": nil, "thinking": nil, "tools": nil, "tool_choice": nil,
        ]
        #expect(request(nothing) == request())
    }

    @Test func whatIsPassedOn() {
        let thinking: JSON = ["type": "enabled", "budget_tokens": 2000]
        let passed = request(["stream": true, "top_p": 0.5, "thinking": thinking])
        #expect(passed["stream"] == true)
        #expect(passed["top_p"] == 0.5)
        #expect(passed["thinking"] == thinking)
    }
}
