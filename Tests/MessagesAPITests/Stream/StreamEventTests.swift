import Testing

@testable import MessagesAPI

struct StreamEventTests {
    @Test(arguments: [
        (
            StreamEvent.contentBlockStart(index: 1, .text("")),
            #"{"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}"#
        ),
        (
            .contentBlockDelta(index: 0, .text("Hi")),
            #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi"}}"#
        ),
        (.contentBlockStop(index: 2), #"{"type":"content_block_stop","index":2}"#),
        (
            .messageDelta(stopReason: .endTurn, stopSequence: nil, stopDetails: nil, usage: ["output_tokens": 5]),
            #"{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null,"stop_details":null},"#
                + #""usage":{"output_tokens":5}}"#
        ),
        (.messageStop, #"{"type":"message_stop"}"#),
        (.ping, #"{"type":"ping"}"#),
        (
            .error(APIError(.overloaded)),
            #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#
        ),
        (.other(["type": "new_event", "x": []]), #"{"type":"new_event","x":[]}"#),
    ])
    func json(event: StreamEvent, text: String) {
        #expect(JSON.object(event.json).description == text)
        #expect(event.json["type"]?.string == event.name)
    }

    @Test func messageStartCarriesTheMessage() {
        let message = Message(id: "msg_1", model: "m", usage: [:])
        #expect(StreamEvent.messageStart(message).json == ["type": "message_start", "message": .object(message.json)])
    }

    @Test func onlyDeltasCarryTokens() {
        #expect(StreamEvent.contentBlockDelta(index: 0, .text("12345")).estimatedTokens == 2)
        #expect(StreamEvent.contentBlockStart(index: 0, .text("12345")).estimatedTokens == 0)
        #expect(StreamEvent.messageStop.estimatedTokens == 0)
    }

    @Test func anEventThatIsWrittenOutCarriesTheSameTokens() {
        for delta in [ContentDelta.text("12345"), .thinking("1"), .inputJSON("{}"), .signature("12345")] {
            let event = StreamEvent.contentBlockDelta(index: 0, delta)
            #expect(StreamEvent.other(event.json).estimatedTokens == event.estimatedTokens)
        }
        #expect(StreamEvent.other(["type": "content_block_delta"]).estimatedTokens == 0)
        #expect(StreamEvent.other(["type": "x", "delta": ["type": "text_delta", "text": "a"]]).estimatedTokens == 0)
    }
}
