import MessagesAPI
import Testing

@testable import MockClaude

struct FinishReasonTests {
    @Test(
        arguments: [
            (.endTurn, "stop"), (.stopSequence, "stop"), (.pauseTurn, "stop"), (.maxTokens, "length"),
            (.contextWindowExceeded, "length"), (.toolUse, "tool_calls"), (.refusal, "content_filter"),
            (StopReason(rawValue: "boredom"), "stop"),
        ] as [(StopReason, JSON)]
    )
    func reasons(reason: StopReason, expected: JSON) {
        #expect(FinishReason.json(reason) == expected)
    }

    @Test func noReasonIsNull() {
        #expect(FinishReason.json(nil) == .null)
    }
}
