import MessagesAPI
import Testing

@testable import Scenario

@Suite struct ScriptedMessageTests {
    private func message(_ blocks: [Block], _ change: (inout Reply) -> Void = { _ in }) -> Message {
        var reply = Reply(.content(blocks))
        change(&reply)
        var identifiers = Identifiers(seed: 0, session: "default", body: 1, answer: 0)
        let scripted = ScriptedMessage(
            reply: reply,
            blocks: blocks,
            request: MessagesRequest(body: ["model": "claude-sonnet-4-20250514"]),
            scenario: Scenario(),
            identifiers: &identifiers
        )
        return scripted.whole
    }

    @Test func aTextEndsItsTurn() {
        let message = message([.text("Hello there")])
        #expect(message.stopReason == .endTurn)
        #expect(message.content == [.text("Hello there")])
        #expect(message.model == "claude-sonnet-4-20250514")
        #expect(message.id.hasPrefix("msg_01"))
    }

    @Test func aToolCallAtTheEndStopsForTheTool() {
        #expect(message([.text("x"), .toolUse(ToolCall(name: "f"))]).stopReason == .toolUse)
        #expect(message([.toolUse(ToolCall(name: "f")), .text("x")]).stopReason == .endTurn)
        #expect(message([.serverToolUse(ToolCall(name: "web_search"))]).stopReason == .endTurn)
    }

    @Test func theTypeOfTheLastBlockCountsHoweverItIsWritten() {
        let call: (String) -> Block = { .custom(block: ["type": .string($0), "id": "x", "name": "f", "input": [:]]) }
        #expect(message([.text("x"), call("tool_use")]).stopReason == .toolUse)
        #expect(message([call("tool_use"), .text("x")]).stopReason == .endTurn)
        #expect(message([call("mcp_tool_use")]).stopReason == .endTurn)
        #expect(message([call("server_tool_use")]).stopReason == .endTurn)
    }

    @Test func theDetailsOfARefusalAreLaidOverTheServices() {
        let plain: JSONObject = ["type": "refusal", "category": nil, "explanation": nil]
        #expect(message([.text("x")]).stopDetails == nil)
        #expect(message([.text("x")]) { $0.stopReason = .refusal }.stopDetails == plain)
        let told = message([.toolUse(ToolCall(name: "f"))]) { $0.stopDetails = ["category": "bio", "new": 1] }
        #expect(told.stopReason == .refusal)
        #expect(told.stopDetails == ["type": "refusal", "category": "bio", "explanation": nil, "new": 1])
    }

    @Test func detailsBesideAnotherReasonAreSentAsTheyAre() {
        let message = message([.text("x")]) {
            $0.stopReason = .pauseTurn
            $0.stopDetails = ["type": "pause"]
        }
        #expect(message.stopReason == .pauseTurn)
        #expect(message.stopDetails == ["type": "pause"])
    }

    @Test func aStopSequenceIsItsOwnReason() {
        let message = message([.text("x")]) { $0.stopSequence = "END" }
        #expect(message.stopReason == .stopSequence)
        #expect(message.stopSequence == "END")
    }

    @Test func whatIsWrittenHolds() {
        let message = message([.toolUse(ToolCall(name: "f", input: .value(["a": [1, 2]])))]) {
            $0.id = "msg_mine"
            $0.stopReason = .maxTokens
            $0.usage = ["output_tokens": 99]
        }
        #expect(message.id == "msg_mine")
        #expect(message.stopReason == .maxTokens)
        #expect(message.usage["output_tokens"] == 99)
        guard case .toolUse(let call)? = message.content.first else {
            Issue.record("expected a tool call, found \(message.content)")
            return
        }
        #expect(call.input == ["a": [1, 2]])
    }

    @Test func tokensAreEstimatedFromTheText() {
        #expect(message([.text(.exact(["12345678"]))]).usage["output_tokens"] == 2)
        #expect(message([]).usage["output_tokens"] == 1)
        let custom = Block.custom(
            block: ["type": "text", "text": ""],
            deltas: [["type": "text_delta", "text": "12345678"]]
        )
        #expect(message([custom]).usage["output_tokens"] == 2)
    }

    @Test func everyBlockHasAnIdOfItsOwn() {
        let content = message([.toolUse(ToolCall(name: "f")), .toolUse(ToolCall(name: "f"))]).content
        #expect(content.count == 2 && content[0] != content[1])
    }
}
