import Testing

@testable import MessagesAPI

@Suite struct MessageTests {
    @Test func membersStandInTheServicesOrder() {
        let message = Message(
            id: "msg_1",
            model: "claude-sonnet-4-20250514",
            content: [.text("Hi")],
            stopReason: .stopSequence,
            stopSequence: "END",
            usage: ["output_tokens": 1]
        )
        #expect(
            JSON.object(message.json).description
                == #"{"model":"claude-sonnet-4-20250514","id":"msg_1","type":"message","role":"assistant","#
                + #""content":[{"type":"text","text":"Hi"}],"stop_reason":"stop_sequence","stop_sequence":"END","#
                + #""stop_details":null,"usage":{"output_tokens":1}}"#
        )
    }

    @Test func aMessageThatHasJustBegunHasNoContentAndNoReason() {
        let json = Message(id: "msg_1", model: "m", usage: [:]).json
        #expect(json["content"] == [])
        #expect(json["stop_reason"] == .null)
    }
}
