import Testing

@testable import MessagesAPI

struct UnknownPartsTests {
    private func found(_ event: JSONObject) -> [String] { UnknownParts.parts(ofEvent: event).map(\.description) }

    @Test(arguments: [
        (#"{"type":"new_event","x":1}"#, ["the event type 'new_event'"]),
        (#"{"type":"ping","x":1}"#, ["the member 'x' of ping"]),
        (
            #"{"type":"message_start","message":{"new":1,"usage":{"new_tokens":1,"cache_creation":{"y":1}}}}"#,
            [
                "the member 'new' of a message", "the member 'new_tokens' of a usage",
                "the member 'y' of a usage's cache_creation",
            ]
        ),
        (#"{"type":"content_block_start","content_block":{"type":"hologram","x":1}}"#, ["the block type 'hologram'"]),
        (#"{"type":"content_block_start","content_block":{"type":"text","x":1}}"#, ["the member 'x' of a text block"]),
        (#"{"type":"content_block_delta","delta":{"type":"new_delta","x":1}}"#, ["the delta type 'new_delta'"]),
        (#"{"type":"content_block_delta","delta":{"type":"text_delta","x":1}}"#, ["the member 'x' of a text_delta"]),
        (
            #"{"type":"message_delta","delta":{"stop_reason":"tired","x":1,"stop_details":{"y":1}},"usage":{"z":1}}"#,
            [
                "the member 'x' of the delta of message_delta", "the stop reason 'tired'",
                "the member 'y' of stop_details",
                "the member 'z' of a usage",
            ]
        ),
        (
            #"{"type":"error","error":{"type":"odd_error","x":1}}"#,
            ["the error type 'odd_error'", "the member 'x' of an error"]
        ),
    ]) func whatIsNotKnownIsNamed(event: String, expected: [String]) throws {
        #expect(found(try #require(try JSON(parsing: event).object)) == expected)
    }

    @Test func aMessageIsLookedInto() {
        let message: JSONObject = [
            "content": [["type": "hologram"], ["type": "text", "x": 1]], "stop_reason": "tired",
        ]
        #expect(
            UnknownParts.parts(ofMessage: message).map(\.description)
                == ["the block type 'hologram'", "the member 'x' of a text block", "the stop reason 'tired'"]
        )
    }

    @Test func anEnvelopeIsLookedInto() {
        let envelope: JSONObject = [
            "type": "error", "error": ["type": "api_error", "message": "m"], "request_id": "r", "x": 1,
        ]
        #expect(
            UnknownParts.parts(ofEnvelope: envelope).map(\.description) == ["the member 'x' of an error's envelope"]
        )
    }

    @Test func aStatusIsKnownOrNot() {
        for status in [200, 400, 429, 529] { #expect(UnknownParts.part(ofStatus: status) == nil) }
        #expect(UnknownParts.part(ofStatus: 302)?.description == "the status 302")
    }
}
