import Testing

@testable import MessagesAPI

struct MessageGrammarTests {
    private let message = Message(
        id: "msg_1",
        model: "claude-test",
        content: [.text("a")],
        stopReason: .endTurn,
        usage: Usage(inputTokens: 1, outputTokens: 1).whole
    ).json

    @Test func aMessageIsOne() { #expect(MessageGrammar.firstViolation(in: message) == nil) }

    @Test(
        arguments: [
            ("type", nil, "expected an object of the type message"),
            ("id", 7, "expected a string as id of the message"),
            ("role", nil, "expected a string as role of the message"),
            ("content", "a", "expected a list as content of the message"),
            ("content", [["text": "a"]], "expected a type in the content block 0"),
            ("usage", ["input_tokens": 1], "expected a usage with input_tokens and output_tokens"),
            ("stop_reason", .null, "expected a string as stop_reason of the message"),
            ("stop_reason", "tool_use", "expected a tool_use block before the stop_reason tool_use, found none"),
            ("stop_sequence", "END", "expected the stop_reason stop_sequence beside a stop_sequence, found end_turn"),
        ] as [(String, JSON?, String)]
    )
    func whatIsMissingIsTold(member: String, value: JSON?, violation: String) {
        var broken = message
        broken[member] = value
        #expect(MessageGrammar.firstViolation(in: broken) == violation)
    }

    @Test func aReasonThatIsNotKnownMayFit() {
        var new = message
        new["stop_reason"] = "tired"
        #expect(MessageGrammar.firstViolation(in: new) == nil)
    }
}
