import Testing

@testable import MessagesAPI

struct BlockKindTests {
    @Test func theTypeTellsTheKind() {
        #expect(kind(of: ["type": "text"]) == .text)
        #expect(kind(of: ["text": "x", "type": "redacted_thinking"]) == .redactedThinking)
        #expect(kind(of: ["type": "text_editor_code_execution_tool_result"]) == .serverResult)
        for block: JSON in [[:], ["type": 1], ["type": "new"], ["type": ""]] {
            #expect(kind(of: block) == .other)
        }
    }

    private func kind(of block: JSON) -> BlockKind { block.read { BlockKind($0) } }
}
