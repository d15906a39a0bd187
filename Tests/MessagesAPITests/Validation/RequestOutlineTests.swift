import Testing

@testable import MessagesAPI

struct RequestOutlineTests {
    @Test func tellsRolesAndBlocks() {
        let messages: JSON = [
            ["role": "user", "content": "x"], ["role": "assistant", "content": []],
            ["role": "system", "content": [["type": "text"], ["type": "tool_use"]]],
            ["role": "else", "content": [["a": 1]]],
        ]
        messages.read { messages in
            let outline = RequestOutline(messages.elements)
            #expect(outline.roles == [.user, .assistant, .system, .other])
            #expect(outline.blocks.map(\.kind) == [.text, .text, .toolUse, .other])
            #expect(outline.blocks.map(\.message) == [0, 2, 2, 3])
            #expect(outline.blocks.map(\.position) == [0, 0, 1, 0])
            #expect(outline.blocks(of: 1).isEmpty)
            #expect(outline.blocks(of: 2).map(\.kind) == [.text, .toolUse])
        }
    }
}
