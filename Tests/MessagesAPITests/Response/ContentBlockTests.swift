import Testing

@testable import MessagesAPI

@Suite struct ContentBlockTests {
    @Test(arguments: [
        (ContentBlock.text("Hi"), #"{"type":"text","text":"Hi"}"#),
        (.text("", citations: []), #"{"citations":[],"type":"text","text":""}"#),
        (.thinking("", signature: ""), #"{"type":"thinking","thinking":"","signature":""}"#),
        (.redactedThinking(data: "x"), #"{"type":"redacted_thinking","data":"x"}"#),
        (
            .toolUse(.init(id: "toolu_1", name: "f", extra: ["caller": ["type": "direct"]])),
            #"{"type":"tool_use","id":"toolu_1","name":"f","input":{},"caller":{"type":"direct"}}"#
        ),
        (
            .serverToolUse(.init(id: "srvtoolu_1", name: "web_search", input: ["query": "x"])),
            #"{"type":"server_tool_use","id":"srvtoolu_1","name":"web_search","input":{"query":"x"}}"#
        ),
        (.other(["type": "container_upload", "file_id": "f"]), #"{"type":"container_upload","file_id":"f"}"#),
    ])
    func json(block: ContentBlock, text: String) {
        #expect(JSON.object(block.json).description == text)
    }
}
