import Testing

@testable import MessagesAPI

struct ContentBlockTests {
    static let blocks: [(ContentBlock, String)] = [
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
    ]

    @Test(arguments: blocks) func json(block: ContentBlock, text: String) {
        #expect(JSON.object(block.json).description == text)
    }

    @Test(arguments: blocks) func isReadFromItsJSON(block: ContentBlock, text: String) throws {
        let object = try #require(try JSON(parsing: Array(text.utf8)).object)
        #expect(ContentBlock(json: object) == block)
    }

    @Test(arguments: [
        #"{"type":"text","text":"Hi","id":"x"}"#, #"{"type":"text","text":"Hi","citations":null}"#,
        #"{"type":"thinking","thinking":"Hm"}"#, #"{"type":"thinking","signature":"","thinking":"Hm"}"#,
        #"{"type":"tool_use","name":"f","id":"toolu_1","input":{}}"#, #"{"type":"tool_use","name":"f"}"#,
        #"{"text":"Hi"}"#,
    ])
    func whatACaseOfItsOwnWouldChangeStaysAsItIs(text: String) throws {
        let object = try #require(try JSON(parsing: Array(text.utf8)).object)
        #expect(ContentBlock(json: object) == .other(object))
        #expect(JSON.object(ContentBlock(json: object).json).description == text)
    }
}
