import Testing

@testable import MessagesAPI

struct MessageTests {
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

    @Test(arguments: [
        #"{"model":"m","id":"msg_1","type":"message","role":"assistant","content":[{"type":"text","text":"Hi"}],"#
            + #""stop_reason":"end_turn","stop_sequence":null,"stop_details":null,"usage":{"output_tokens":1}}"#,
        #"{"model":5,"id":null,"type":"chat","role":"user","content":[],"stop_reason":[],"stop_sequence":1,"#
            + #""stop_details":"x","usage":7,"container":{"id":"c"}}"#,
    ]) func anObjectIsReadWithoutLoss(text: String) throws {
        let object = try #require(try JSON(parsing: text).object)
        #expect(JSON.object(Message(json: object).json).description == text)
    }

    @Test func whatAnObjectLacksIsEmpty() {
        #expect(Message(json: [:]) == Message(id: "", model: "", usage: [:]))
        #expect(Message(json: ["content": [5, ["type": "text", "text": "a"]]]).content == [.text("a")])
    }
}
