import MessagesAPI
import Testing

@testable import MockClaude

struct ChatCompletionTests {
    private func completion(_ content: [ContentBlock], _ reason: StopReason? = .endTurn) -> JSON {
        let usage: JSONObject = ["input_tokens": 9, "output_tokens": 4]
        return ChatCompletion(
            Message(id: "msg_1", model: "claude-haiku-4-5", content: content, stopReason: reason, usage: usage)
        ).json
    }

    @Test func textsAreOne() {
        let json = completion([.thinking("Hm", signature: "s"), .text("He"), .text("llo")])
        let choice: JSON = [
            "index": 0, "message": ["role": "assistant", "content": "Hello", "refusal": nil], "logprobs": nil,
            "finish_reason": "stop",
        ]
        #expect(json["choices"] == [choice])
        #expect(json.object?.keys == ["id", "object", "created", "model", "choices", "usage"])
        #expect(json["object"] == "chat.completion")
        #expect(json["usage"]?["total_tokens"] == 13)
    }

    @Test func callsHaveTheirArgumentsAsText() {
        let call = ContentBlock.ToolUse(id: "toolu_1", name: "f", input: ["a": 1])
        let message = completion([.toolUse(call), .serverToolUse(call)], .toolUse)["choices"]?[0]?["message"]
        #expect(message?["content"] == .null)
        #expect(
            message?["tool_calls"] == [
                ["id": "toolu_1", "type": "function", "function": ["name": "f", "arguments": #"{"a":1}"#]]
            ]
        )
    }

    @Test func aMessageOfNothingHasAnEmptyText() {
        #expect(completion([])["choices"]?[0]?["message"]?["content"] == "")
    }

    @Test func theMomentComesFromTheID() {
        let first =
            ChatCompletion.head(of: Message(id: "msg_1", model: "m", usage: [:]), object: "x")["created"]?.int ?? 0
        let other =
            ChatCompletion.head(of: Message(id: "msg_2", model: "n", usage: [:]), object: "x")["created"]?.int ?? 0
        #expect(completion([])["created"]?.int == first)
        #expect(first != other)
        // The year 2026.
        #expect((1_767_225_600..<1_798_761_600).contains(first))
    }
}
