import Testing

@testable import MessagesAPI

struct StopReasonTests {
    @Test func documentedReasons() {
        #expect(
            StopReason.documented.map(\.rawValue) == [
                "end_turn", "max_tokens", "stop_sequence", "tool_use", "pause_turn", "refusal",
                "model_context_window_exceeded", "compaction",
            ]
        )
    }
}
