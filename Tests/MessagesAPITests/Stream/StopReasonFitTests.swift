import Testing

@testable import MessagesAPI

struct StopReasonFitTests {
    private let tool = StopReasonFit(hasToolUse: true, lastBlockType: "tool_use")
    private let toolThenText = StopReasonFit(hasToolUse: true, lastBlockType: "text")
    private let text = StopReasonFit(hasToolUse: false, lastBlockType: "text")
    private let empty = StopReasonFit(hasToolUse: false, lastBlockType: nil)

    @Test func everyReasonThatFits() {
        for reason in [
            "end_turn", "max_tokens", "pause_turn", "refusal", "model_context_window_exceeded", "compaction",
        ] {
            for fit in [toolThenText, text, empty] { #expect(fit.reason(against: reason, delta: [:]) == nil) }
        }
        for reason in ["tool_use", "max_tokens", "pause_turn", "refusal"] {
            #expect(tool.reason(against: reason, delta: ["stop_sequence": nil]) == nil)
        }
        #expect(toolThenText.reason(against: "tool_use", delta: [:]) == nil)
        #expect(text.reason(against: "stop_sequence", delta: ["stop_sequence": ""]) == nil)
    }

    @Test func anUnknownReason() {
        #expect(
            text.reason(against: "tired", delta: [:])
                == "expected a known stop_reason, found tired (known: compaction, end_turn, max_tokens, "
                + "model_context_window_exceeded, pause_turn, refusal, stop_sequence, tool_use)"
        )
    }

    @Test func aStopSequenceComesWithItsReason() {
        for delta: JSONObject in [[:], ["stop_sequence": nil], ["stop_sequence": 5]] {
            #expect(
                text.reason(against: "stop_sequence", delta: delta)
                    == "expected a string as stop_sequence beside the stop_reason stop_sequence"
            )
        }
        #expect(
            text.reason(against: "end_turn", delta: ["stop_sequence": "END"])
                == "expected the stop_reason stop_sequence beside a stop_sequence, found end_turn"
        )
    }

    @Test func aToolCallComesWithItsReason() {
        for fit in [text, empty] {
            #expect(
                fit.reason(against: "tool_use", delta: [:])
                    == "expected a tool_use block before the stop_reason tool_use, found none"
            )
        }
        #expect(
            tool.reason(against: "end_turn", delta: [:])
                == "expected the stop_reason tool_use after a tool_use block, found end_turn"
        )
        #expect(
            tool.reason(against: "stop_sequence", delta: ["stop_sequence": "END"])
                == "expected the stop_reason tool_use after a tool_use block, found stop_sequence"
        )
    }
}
