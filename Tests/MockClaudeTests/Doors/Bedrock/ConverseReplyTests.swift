import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct ConverseReplyTests {
    private func body(_ content: [JSONObject], stopReason: StopReason = .endTurn) -> JSON {
        let message = Message(
            id: "msg",
            model: "m",
            content: content.map(ContentBlock.init(json:)),
            stopReason: stopReason,
            usage: ["input_tokens": 3, "output_tokens": 4]
        )
        return ConverseReply.body(of: message, fields: ConverseFields([:]))
    }

    private func block(_ block: JSONObject) -> JSON? { body([block])["output"]?["message"]?["content"]?[0] }

    @Test func aMessage() {
        #expect(
            body([["type": "text", "text": "Hi"]]) == [
                "output": ["message": ["role": "assistant", "content": [["text": "Hi"]]]], "stopReason": "end_turn",
                "usage": [
                    "inputTokens": 3, "outputTokens": 4, "totalTokens": 7, "cacheReadInputTokens": 0,
                    "cacheWriteInputTokens": 0,
                ],
                "metrics": ["latencyMs": 580],
            ]
        )
    }

    @Test func blocks() {
        #expect(
            block(["type": "thinking", "thinking": "Hm", "signature": "s"])
                == ["reasoningContent": ["reasoningText": ["text": "Hm", "signature": "s"]]]
        )
        #expect(
            block(["type": "redacted_thinking", "data": "ABC"]) == ["reasoningContent": ["redactedContent": "QUJD"]]
        )
        #expect(
            block(["type": "tool_use", "id": "t", "name": "f", "input": ["x": 1]])
                == ["toolUse": ["toolUseId": "t", "name": "f", "input": ["x": 1]]]
        )
        #expect(
            block(["type": "server_tool_use", "id": "t", "name": "web_search", "input": [:]])
                == ["toolUse": ["toolUseId": "t", "name": "web_search", "input": [:], "type": "server_tool_use"]]
        )
        #expect(
            block(["type": "web_search_tool_result", "tool_use_id": "t", "content": []]) == [
                "toolResult": [
                    "toolUseId": "t", "type": "web_search_tool_result", "content": [["json": ["result": []]]],
                ]
            ]
        )
        #expect(block(["type": "container_upload", "file_id": "f"]) == nil)
    }

    @Test func citations() {
        let citation: JSON = [
            "type": "char_location", "cited_text": "grass", "document_index": 0, "document_title": "Facts",
            "start_char_index": 4, "end_char_index": 9,
        ]
        #expect(
            block(["citations": [citation], "type": "text", "text": "Green"]) == [
                "citationsContent": [
                    "content": [["text": "Green"]],
                    "citations": [
                        [
                            "location": ["documentChar": ["documentIndex": 0, "start": 4, "end": 9]],
                            "sourceContent": [["text": "grass"]], "title": "Facts",
                        ]
                    ],
                ]
            ]
        )
    }

    @Test(arguments: [
        ("page_location", "documentPage"), ("content_block_location", "documentChunk"),
        ("search_result_location", "searchResultLocation"), ("web_search_result_location", "web"),
    ])
    func places(type: String, name: String) {
        let citation = ConverseReply.citation(["type": .string(type), "url": "u", "title": nil])
        #expect(citation["location"]?.object?.keys == [name])
        #expect(citation["title"] == nil)
    }

    @Test(arguments: [
        ("refusal", "content_filtered"), ("pause_turn", "end_turn"), ("max_tokens", "max_tokens"),
        ("stop_sequence", "stop_sequence"), ("tool_use", "tool_use"), (nil, "end_turn"),
        ("model_context_window_exceeded", "model_context_window_exceeded"),
    ])
    func reasons(reason: String?, name: String) {
        #expect(ConverseReply.stopReason(reason) == .string(name))
    }
}
