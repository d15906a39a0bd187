import Testing

@testable import MessagesAPI

/// What is made here is known here.
struct VocabularyTests {
    private func expectKnown(_ events: [StreamEvent]) {
        for event in events { #expect(UnknownParts.parts(ofEvent: event.json) == [], "\(event)") }
    }

    @Test func everyEventIsKnown() {
        let usage = Usage(
            inputTokens: 1,
            outputTokens: 2,
            overlay: ["server_tool_use": ["web_search_requests": 1], "output_tokens_details": ["thinking_tokens": 1]]
        )
        expectKnown([
            .messageStart(Message(id: "a", model: "b", usage: usage.atStart)),
            .contentBlockStart(index: 0, .text("", citations: [])), .contentBlockStop(index: 0), .messageStop, .ping,
            .messageDelta(
                stopReason: .refusal,
                stopSequence: nil,
                stopDetails: ["type": "refusal"],
                usage: usage.atEnd
            ),
            .error(APIError(.overloaded, details: ["error_code": "x"])),
        ])
    }

    @Test func everyBlockAndDeltaIsKnown() {
        let call = ContentBlock.ToolUse(id: "a", name: "b", extra: ["caller": ["type": "direct"]])
        let blocks: [ContentBlock] = [
            .thinking("", signature: ""), .redactedThinking(data: ""), .toolUse(call), .serverToolUse(call),
            .other(["type": "web_search_tool_result", "tool_use_id": "a", "content": []]),
        ]
        expectKnown(blocks.map { .contentBlockStart(index: 0, $0) })
        let deltas: [ContentDelta] = [.text(""), .citation([:]), .thinking(""), .signature(""), .inputJSON("")]
        expectKnown(deltas.map { .contentBlockDelta(index: 0, $0) })
    }

    @Test func everyDeltaOfABlockHasMembers() {
        for kind in Vocabulary.blocks.values {
            for delta in kind.deltas { #expect(Vocabulary.deltas[delta] != nil) }
        }
    }
}
