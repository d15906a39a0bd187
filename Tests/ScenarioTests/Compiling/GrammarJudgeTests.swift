import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct GrammarJudgeTests {
    private func judge(_ body: Reply.Body, _ change: (inout Reply) -> Void = { _ in }) -> String? {
        var reply = Reply(body)
        change(&reply)
        return GrammarJudge(Scenario()).judge(reply).map { finding in
            "\(finding.step.map(String.init) ?? "-") \(finding.violation)"
        }
    }

    private func raw(_ text: String) -> ScriptStep { .raw(Array(text.utf8)) }

    private static let call = ToolCall(name: "f", input: .text(.exact(["{\"a\"", ": oops"])))

    @Test(
        arguments: [
            .content([]), .content([.text("Hi there"), .thinking("Hm"), .redactedThinking(data: "x")]),
            .content([.toolUse(call), .text("b")]), .content([.serverToolUse(call)]), .events([.block(.toolUse(call))]),
            .content([.custom(block: ["type": "hologram"], deltas: [["type": "x"]])]), .events([]),
            .events([.ping, .wait(.seconds(1)), .hold("a"), .event(["type": "new_event"])]),
            .events([.messageStart(["id": "a"]), .block(.text("a")), .messageDelta([:]), .messageStop([:])]),
            .events([.block(.text("a")), .error(APIError(.overloaded))]), .error(APIError(.api)), .http([]),
        ] as [Reply.Body]
    )
    func whatTheServiceCouldSend(body: Reply.Body) {
        #expect(judge(body) == nil)
    }

    @Test(arguments: ScriptStep.Act.allCases) func whatIsCutIsNoAccident(act: ScriptStep.Act) {
        let start: JSONObject = [
            "type": "content_block_start", "index": 0, "content_block": ["type": "text", "text": ""],
        ]
        #expect(judge(.events([.event(start), .act(act)])) == nil)
    }

    @Test func theStepIsTold() {
        #expect(
            judge(.events([.block(.text("a")), .event(["type": "content_block_stop", "index": 4])]))
                == "1 event 6: expected content_block_start of block 1 or message_delta, found content_block_stop"
        )
        #expect(
            judge(
                .content([
                    .text("a"), .custom(block: ["type": "text", "text": ""], deltas: [["type": "thinking_delta"]]),
                ])
            )
                == "1 event 7: expected text_delta or citations_delta in the text block 1, found thinking_delta"
        )
    }

    /// The numbers are those with which the events go out, the default ping among them.
    @Test func eventsAreCountedAsTheyGoOut() {
        let steps: [ScriptStep] = [.block(.text("a")), .messageStart([:])]
        #expect(judge(.events(steps))?.hasPrefix("1 event 6:") == true)
        #expect(judge(.events(steps)) { $0.pings = Pings.none }?.hasPrefix("1 event 5:") == true)
        #expect(judge(.events([steps[0], .ping, steps[1]]))?.hasPrefix("2 event 6:") == true)
        #expect(judge(.events([.block(.text("a b c")), steps[1]]))?.hasPrefix("1 event 8:") == true)
        #expect(judge(.events([.block(.toolUse(Self.call)), steps[1]]))?.hasPrefix("1 event 7:") == true)
    }

    @Test func whatIsFilledUpHasNoStep() {
        #expect(
            judge(.content([.toolUse(ToolCall(name: "f"))])) { $0.stopReason = .endTurn }
                == "- event 7: expected the stop_reason tool_use after a tool_use block, found end_turn"
        )
        #expect(
            judge(.events([.messageDelta([:])])) == "- event 3: expected message_stop, found the end of the stream"
        )
    }

    @Test func uncheckedIsUnchecked() {
        #expect(judge(.events([.messageStop([:])])) != nil)
        #expect(judge(.events([.messageStop([:])])) { $0.isUnchecked = true } == nil)
    }

    @Test func whatFollowsAnErrorIsFound() {
        #expect(
            judge(.events([.event(["type": "error", "error": ["type": "a", "message": "b"]]), .ping]))
                == "1 event 3: expected nothing after error, found ping"
        )
    }

    @Test func rawBytesAreJudgedAsFarAsTheyAreEvents() {
        let wrong = ScriptStep.event(["type": "content_block_stop", "index": 0])
        #expect(judge(.events([raw(": hi\n\ndata: {\"type\":\"x\"}\n\n"), wrong])) != nil)
        #expect(judge(.events([raw("data: {\"type\":\"message_start\"}\n\n"), .ping])) != nil)
        #expect(judge(.events([raw("data: [DONE]\n\n"), wrong])) == nil)
        #expect(judge(.events([raw("data: {"), wrong])) == nil)
        #expect(judge(.events([wrong, raw("data: {")])) != nil)
    }

    @Test func writtenDeltasAreJudgedAsAll() {
        let block: JSONObject = ["type": "tool_use", "id": "t", "name": "f", "input": [:]]
        let delta: JSONObject = ["type": "input_json_delta", "partial_json": "{"]
        #expect(judge(.content([.custom(block: block, deltas: [delta])]))?.contains("to be a JSON object") == true)
    }
}
