import MessagesAPI
import Testing

struct OfferedToolTests {
    @Test func everyFieldIsRead() throws {
        let tool = try #require(
            OfferedTool(["name": "a", "description": "b", "input_schema": ["type": "object"], "type": "custom"])
        )
        #expect(tool.name == "a" && tool.description == "b" && tool.type == "custom")
        #expect(tool.inputSchema == ["type": "object"])
    }

    @Test func whatIsMissingOrOfAnotherTypeIsEmpty() throws {
        for json: JSON in [["name": ""], ["name": "", "description": 1, "input_schema": [], "type": [:]]] {
            let tool = try #require(OfferedTool(json))
            #expect(tool.name == "" && tool.description == "" && tool.inputSchema.isEmpty && tool.type == nil)
        }
    }

    @Test(arguments: [["type": "mcp_toolset"], ["name": 5], ["name": nil], [], "a", nil] as [JSON])
    func withoutANameItIsNoTool(json: JSON) { #expect(OfferedTool(json) == nil) }
}
