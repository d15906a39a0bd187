import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct ConverseTranslationTests {
    private func frames(_ events: JSONObject...) throws -> [BedrockStream.Frame] {
        var translation = ConverseTranslation(fields: ConverseFields([:]))
        return try BedrockStream(events.flatMap { translation.frames(for: $0) }.flatMap(\.bytes)).frames
    }

    private func start(_ block: JSON) throws -> [JSON] {
        try frames(["type": "content_block_start", "index": 2, "content_block": block]).map(\.members)
    }

    private func delta(_ delta: JSON) throws -> JSON? {
        try frames(["type": "content_block_delta", "index": 2, "delta": delta]).first?.members["delta"]
    }

    @Test func theBeginningAndTheEnd() throws {
        let frames = try frames(
            ["type": "message_start", "message": ["usage": ["input_tokens": 7, "output_tokens": 1]]],
            ["type": "content_block_stop", "index": 0],
            ["type": "message_delta", "delta": ["stop_reason": "refusal"], "usage": ["output_tokens": 2]],
            ["type": "message_stop"]
        )
        #expect(frames.map(\.type) == ["messageStart", "contentBlockStop", "messageStop", "metadata"])
        #expect(frames[0].members == ["role": "assistant"])
        #expect(frames[1].members == ["contentBlockIndex": 0])
        #expect(frames[2].members == ["stopReason": "content_filtered"])
        #expect(frames[3].members["usage"]?["totalTokens"] == 9)
        #expect(frames[3].payload.object?.keys == ["metrics", "p", "usage"])
    }

    @Test func onlyCallsHaveABeginning() throws {
        #expect(try start(["type": "text", "text": ""]).isEmpty)
        #expect(try start(["type": "thinking", "thinking": "", "signature": ""]).isEmpty)
        let place: JSONObject = ["contentBlockIndex": 2]
        #expect(
            try start(["type": "tool_use", "id": "t", "name": "f", "input": [:]])
                == [.object(place.overlaid(with: ["start": ["toolUse": ["toolUseId": "t", "name": "f"]]]))]
        )
    }

    @Test func whatABlockBringsAtItsBeginningComesToo() throws {
        #expect(try start(["type": "text", "text": "Hi"]).map { $0["delta"] } == [["text": "Hi"]])
        #expect(
            try start(["type": "redacted_thinking", "data": "ABC"]).map { $0["delta"] }
                == [["reasoningContent": ["redactedContent": "QUJD"]]]
        )
        #expect(
            try start(["type": "tool_use", "id": "t", "name": "f", "input": ["x": 1]]).last?["delta"]
                == ["toolUse": ["input": #"{"x":1}"#]]
        )
        #expect(
            try start(["type": "web_search_tool_result", "tool_use_id": "t", "content": []]).map { $0["start"] }.first
                == ["toolResult": ["toolUseId": "t", "type": "web_search_tool_result"]]
        )
    }

    @Test func pieces() throws {
        #expect(try delta(["type": "text_delta", "text": "Hi"]) == ["text": "Hi"])
        #expect(
            try delta(["type": "input_json_delta", "partial_json": "{"]) == ["toolUse": ["input": "{"]]
        )
        #expect(
            try delta(["type": "thinking_delta", "thinking": "Hm"]) == ["reasoningContent": ["text": "Hm"]]
        )
        #expect(
            try delta(["type": "signature_delta", "signature": "s"]) == ["reasoningContent": ["signature": "s"]]
        )
        #expect(
            try delta(["type": "citations_delta", "citation": ["cited_text": "x"]])
                == ["citation": ["sourceContent": [["text": "x"]]]]
        )
        #expect(try delta(["type": "new_delta"]) == nil)
    }

    @Test func whatItHasNoWordForIsLeftOut() throws {
        #expect(try frames(["type": "ping"], ["type": "new_kind"]).isEmpty)
    }

    @Test func anErrorIsAnExceptionThatThisStreamKnows() throws {
        let frames = try frames(["type": "error", "error": ["type": "timeout_error", "message": "Late"]])
        #expect(frames.map(\.type) == ["modelStreamErrorException"])
        #expect(frames[0].payload == ["message": "Late"])
    }

    @Test func whatIsCorruptIsTheEventAlone() throws {
        var translation = ConverseTranslation(fields: ConverseFields([:]))
        let frame = translation.frames(for: ["type": "message_start", "message": [:]])[0]
        let read = try BedrockStream(#require(frame.corrupted)).frames[0]
        #expect(read.type == "messageStart")
        #expect(read.payload.string?.hasPrefix(#"{"p":""#) == true)
    }
}
