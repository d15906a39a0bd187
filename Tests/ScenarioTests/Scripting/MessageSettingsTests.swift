import MessagesAPI
import Testing

@testable import Scenario

struct MessageSettingsTests {
    private func reply(whole message: JSONObject) -> Reply {
        var reply = Reply(.content([]))
        MessageSettings(whole: message).apply(to: &reply)
        return reply
    }

    @Test func whatIsAlwaysToldIsNotSaid() {
        let told = reply(whole: [
            "id": "m", "stop_reason": "end_turn", "stop_sequence": nil, "stop_details": nil,
            "usage": ["input_tokens": 3, "output_tokens": 2, "service_tier": "standard", "speed": "fast"],
        ])
        #expect(told.id == "m" && told.stopReason == .endTurn && told.stopDetails.isEmpty)
        #expect(told.usage == ["input_tokens": 3, "output_tokens": 2, "speed": "fast"])
    }

    @Test func whatIsNotAlwaysToldIsSaid() {
        let told = reply(whole: [
            "model": "other", "stop_reason": "refusal", "stop_sequence": "END",
            "stop_details": ["type": "refusal", "category": "bio", "explanation": nil],
        ])
        #expect(told.model == "other" && told.stopReason == .refusal && told.stopSequence == "END")
        #expect(told.stopDetails == ["category": "bio"])
    }

    /// A file takes neither.
    @Test func whatAFileCannotSayIsNotSaid() {
        #expect(reply(whole: ["stop_reason": "new_reason", "usage": ["a": -1]]).stopReason == nil)
        #expect(reply(whole: ["usage": ["a": -1]]).usage.isEmpty)
        #expect(reply(whole: ["usage": ["a": ["b": 1.5]]]).usage.isEmpty)
    }

    @Test func countsOfAStreamAreThoseOfItsEnd() {
        var told = Reply(.content([]))
        let start: JSONObject = [
            "type": "message_start",
            "message": ["usage": ["input_tokens": 3, "output_tokens": 1, "speed": "fast", "only_here": 1]],
        ]
        let end: JSONObject = [
            "type": "message_delta", "delta": [:], "usage": ["input_tokens": 4, "output_tokens": 9],
        ]
        MessageSettings(stream: [start, end]).apply(to: &told)
        #expect(told.usage == ["input_tokens": 4, "output_tokens": 9, "speed": "fast"])
        MessageSettings(stream: [start]).apply(to: &told)
        #expect(told.usage == ["input_tokens": 3, "speed": "fast", "only_here": 1])
    }
}
