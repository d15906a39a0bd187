import MessagesAPI
import Testing

@testable import MockClaude

struct ChatShapesTests {
    private func mismatch(_ body: JSON) -> String? {
        RequestValidator(.strict).check(body, shape: ChatShapes.request)?.message
    }

    private func mismatch(message: JSON) -> String? { mismatch(["model": "m", "messages": [message]]) }

    @Test(
        arguments: [
            ([:], "model: Field required"),
            (["model": "m"], "messages: Field required"),
            (
                ["model": "m", "messages": [], "max_tokens": 0],
                "max_tokens: Input should be greater than or equal to 1"
            ),
            (["model": "m", "messages": [], "stream": "yes"], "stream: Input should be a valid boolean"),
            (["model": "m", "messages": [], "tools": [["type": "web"]]], "tools.0.type: Input should be 'function'"),
            (
                ["model": "m", "messages": [], "tools": [["type": "function", "function": [:]]]],
                "tools.0.function.name: Field required"
            ),
        ] as [(JSON, String)]
    )
    func whatIsWrong(body: JSON, text: String) {
        #expect(mismatch(body) == text)
    }

    @Test func messages() {
        #expect(mismatch(message: ["role": "user", "content": "Hi"]) == nil)
        #expect(mismatch(message: ["content": "Hi"]) == "messages.0.role: Field required")
        #expect(mismatch(message: ["role": "user"]) == "messages.0.content: Field required")
        #expect(mismatch(message: ["role": "assistant", "content": nil]) == nil)
        #expect(mismatch(message: ["role": "tool", "content": "x"]) == "messages.0.tool_call_id: Field required")
        #expect(
            mismatch(message: ["role": "user", "content": [["type": "image_url", "image_url": [:]]]])
                == "messages.0.content.0.image_url.url: Field required"
        )
        #expect(
            mismatch(message: ["role": "assistant", "tool_calls": [["id": "c", "function": ["name": "f"]]]])
                == "messages.0.tool_calls.0.function.arguments: Field required"
        )
    }

    @Test func whatElseThereIsIsIgnored() {
        #expect(
            mismatch(["model": "m", "messages": [["role": "user", "content": "Hi", "name": "Bo"]], "a": 1]) == nil
        )
    }
}
