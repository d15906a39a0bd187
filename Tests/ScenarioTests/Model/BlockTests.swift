import MessagesAPI
import Testing

@testable import Scenario

@Suite struct BlockTests {
    @Test(arguments: [
        (Block.toolUse(ToolCall(name: "a")), true), (.custom(block: ["type": "tool_use"]), true),
        (.serverToolUse(ToolCall(name: "a")), false), (.custom(block: ["type": "mcp_tool_use"]), false),
        (.custom(block: [:]), false), (.text("tool_use"), false), (.thinking("a"), false),
        (.redactedThinking(data: "a"), false),
    ]) func onlyACallOfTheClientsToolCallsTheClient(block: Block, callsClient: Bool) {
        #expect(block.callsClient == callsClient)
    }

    @Test func aCallHasAnEmptyInputUnlessToldOtherwise() {
        let call = ToolCall(name: "a")
        #expect(call.input == .value([:]) && call.id == nil && call.extra.isEmpty)
    }

    @Test(arguments: [(Pieces.exact(["a", "", "b c"]), "ab c"), (.exact([]), ""), ("d e", "d e")])
    func piecesHaveAWholeText(pieces: Pieces, text: String) { #expect(pieces.text == text) }
}
