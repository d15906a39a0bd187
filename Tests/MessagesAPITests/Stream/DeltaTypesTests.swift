import Testing

@testable import MessagesAPI

struct DeltaTypesTests {
    @Test func aBlockOfEachKind() {
        #expect(DeltaTypes.ofBlock("text") == ["text_delta", "citations_delta"])
        #expect(DeltaTypes.ofBlock("thinking") == ["thinking_delta", "signature_delta"])
        for call in ["tool_use", "server_tool_use", "mcp_tool_use"] {
            #expect(DeltaTypes.ofBlock(call) == ["input_json_delta"])
        }
        #expect(DeltaTypes.ofBlock("web_search_tool_result") == [])
        #expect(DeltaTypes.ofBlock("hologram") == nil)
    }
}
