import Testing

@testable import MessagesAPI

struct ToolResultTests {
    private func result(_ block: JSONObject) -> ToolResult { ToolResult(block, callNames: ["t": "a", "": "b"]) }

    @Test func theCallGivesTheName() {
        let found = result(["tool_use_id": "t", "content": "32", "is_error": true])
        #expect(found.id == "t" && found.name == "a" && found.content == "32" && found.isError)
        #expect(result(["tool_use_id": "u"]).name == nil)
    }

    @Test func onlyTheTextOfTheContentIsRead() {
        let content: JSON = [["type": "text", "text": "a"], ["type": "image"], ["type": "text", "text": "b"]]
        #expect(result(["content": content]).content == "a\nb")
    }

    @Test func whatIsMissingOrOfAnotherTypeIsEmpty() {
        for block: JSONObject in [[:], ["tool_use_id": 1, "content": 2, "is_error": "true"]] {
            let found = result(block)
            #expect(found.id == "" && found.content == "" && !found.isError)
        }
    }
}
