import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct ReplyFaultJSONTests {
    @Test(
        arguments: [
            (.request, "request"), (.headers, "headers"), (.event(5), "event 5"),
            (.event(5, byte: 10), "event 5 byte 10"), (.byte(100), "byte 100"), (.block(1), "block 1"),
            (.share(0.125), "12.5%"), (.end, "end"),
        ] as [(Position, String)]
    ) func aPlaceIsWrittenAsItIsRead(position: Position, text: String) {
        #expect(position.spelled == text)
        #expect(Position(spelled: text) == position)
    }

    @Test func whatOnlyCodeCanSayIsNamed() {
        #expect(Position.shareOfEvents(0.25).spelled == "25% of the events")
        #expect(Position.shareOfBytes(0.25).spelled == "25% of the bytes")
    }

    @Test(
        arguments: [
            (.other(.wait(.seconds(3))), #"{"wait":"3s"}"#), (.other(.hold("g")), #"{"hold":"g"}"#),
            (.other(.dribble(.milliseconds(10))), #"{"dribble":"10ms"}"#),
            (.error(APIError(.overloaded)), #"{"error":"overloaded_error"}"#),
            (
                .error(APIError(.api, message: "Ouch", details: ["a": 1])),
                #"{"error":{"type":"api_error","message":"Ouch","details":{"a":1}}}"#
            ), (.other(.reset), #""reset""#), (.other(.close), #""close""#), (.other(.end), #""end""#),
            (.other(.stall), #""stall""#), (.other(.badChunk), #""bad_chunk""#), (.other(.corrupt), #""corrupt""#),
            (.other(.duplicate), #""duplicate""#), (.other(.drop), #""drop""#), (.other(.swap), #""swap""#),
        ] as [(ReplyFault.Act, String)]
    ) func anActIsWrittenAsItIsRead(act: ReplyFault.Act, text: String) throws {
        #expect(act.json.description == text)
        var reply = Reply.text("Hello")
        reply.faults = [ReplyFault(at: .event(2), act), ReplyFault(at: .end, .reset)]
        let written = written(reply)
        #expect(written == #"{"text":"Hello","faults":[{"at":"event 2","do":\#(text)},{"at":"end","do":"reset"}]}"#)
        #expect(try ScenarioTests.reply("replies: [\(written)]").faults == reply.faults)
        try expectRoundTrip(reply)
    }
}
