import MessagesAPI
import Testing

struct MessagesRequestTests {
    private let request = MessagesRequest(
        body: try! JSON(
            parsing: #"""
                {"model": "claude-sonnet-4-5", "max_tokens": 64, "stream": true, "thinking": {"type": "adaptive"},
                 "system": [{"type": "text", "text": "Be brief."}, {"type": "text", "text": "Be kind."}],
                 "tools": [{"name": "get_weather", "description": "d", "input_schema": {"type": "object"}},
                   {"type": "web_search_20250305", "name": "web_search"}, {"type": "mcp_toolset", "mcp_server_name": "s"}],
                 "messages": [{"role": "user", "content": "Weather?"},
                   {"role": "assistant", "content": [{"type": "text", "text": "Let me see."},
                     {"type": "tool_use", "id": "toolu_1", "name": "get_weather", "input": {}}]},
                   {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "toolu_1", "is_error": true,
                     "content": [{"type": "text", "text": "No"}, {"type": "image"}, {"type": "text", "text": "signal."}]}]}]}
                """#
        )
    )

    @Test func readsItsFields() {
        #expect(request.model == "claude-sonnet-4-5")
        #expect(request.maxTokens == 64)
        #expect(request.stream && request.thinking)
        #expect(request.systemText == "Be brief.\nBe kind.")
        #expect(request.turn == 2)
        #expect(request.tools.map(\.name) == ["get_weather", "web_search"])
        #expect(request.tools.map(\.type) == [nil, "web_search_20250305"])
        #expect(request.tools[0].description == "d" && request.tools[0].inputSchema == ["type": "object"])
    }

    @Test func readsItsTexts() {
        #expect(request.lastUserText == "")
        #expect(request.allTexts == ["Be brief.\nBe kind.", "Weather?", "Let me see.", "No\nsignal."])
        #expect(request.messages.map(\.text) == ["Weather?", "Let me see.", ""])
    }

    @Test func namesTheToolThatWasCalled() {
        let result = request.toolResults.first
        #expect(request.toolResults.count == 1)
        #expect(result?.id == "toolu_1" && result?.name == "get_weather")
        #expect(result?.content == "No\nsignal." && result?.isError == true)
    }

    @Test func aResultOfNoCallHasNoName() throws {
        let request = MessagesRequest(
            body: [
                "messages": [
                    ["role": "user", "content": [["type": "tool_result", "tool_use_id": "t", "content": "x"]]]
                ]
            ]
        )
        #expect(request.toolResults.map(\.name) == [nil])
        #expect(request.toolResults[0].content == "x" && !request.toolResults[0].isError)
    }

    @Test(arguments: ["null", "[]", "1", "{}", #"{"messages": {}, "tools": "x", "model": 1, "thinking": []}"#])
    func anythingElseIsEmpty(_ json: String) throws {
        let request = MessagesRequest(body: try JSON(parsing: json))
        #expect(request.model == "" && request.messages.isEmpty && request.tools.isEmpty && request.allTexts.isEmpty)
        #expect(!request.stream && !request.thinking && request.maxTokens == nil && request.turn == 1)
        #expect(request.toolResults.isEmpty && request.lastUserText == "")
    }

    @Test func thinkingThatIsOffIsOff() {
        #expect(!MessagesRequest(body: ["thinking": ["type": "disabled"]]).thinking)
        #expect(MessagesRequest(body: ["thinking": ["type": "enabled"]]).thinking)
    }
}
