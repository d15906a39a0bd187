import MessagesAPI
import Testing

@testable import Scenario

struct StopReasonReaderTests {
    @Test(arguments: StopReason.documented) func documentedReasons(reason: StopReason) {
        let (value, problems) = read(reason.rawValue, by: StopReason.read)
        #expect(value == reason)
        #expect(problems == [])
    }

    @Test(arguments: [
        ("endTurn", "1:1: error: unknown stop reason 'endTurn', did you mean 'end_turn'?"),
        ("tool_uses", "1:1: error: unknown stop reason 'tool_uses', did you mean 'tool_use'?"),
        (
            "''",
            "1:1: warning: stop reason '' is sent as it is; documented reasons: end_turn, max_tokens, stop_sequence, "
                + "tool_use, pause_turn, refusal, model_context_window_exceeded, compaction"
        ),
        ("~", "1:1: error: expected text, found nothing"),
    ]) func otherReasons(text: String, problem: String) {
        #expect(read(text, by: StopReason.read).problems == [problem])
    }
}
