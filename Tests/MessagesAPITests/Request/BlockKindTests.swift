import Testing

@testable import MessagesAPI

@Suite struct BlockKindTests {
    @Test func theTypeTellsTheKind() {
        #expect(BlockKind(["type": "text"]) == .text)
        #expect(BlockKind(["text": "x", "type": "redacted_thinking"]) == .redactedThinking)
        #expect(BlockKind(["type": "text_editor_code_execution_tool_result"]) == .serverResult)
        for block: JSONObject in [[:], ["type": 1], ["type": "new"], ["type": ""]] {
            #expect(BlockKind(block) == .other)
        }
    }
}
