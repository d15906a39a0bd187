import Testing

@testable import MessagesAPI

struct SSEEncoderTests {
    private func text(_ event: StreamEvent, padding: Int = 0) -> String {
        String(decoding: SSEEncoder.encode(event, padding: padding), as: UTF8.self)
    }

    @Test func eventLineDataLineEmptyLine() {
        #expect(text(.messageStop) == "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n")
    }

    @Test func aPingHasItsSpaceAndIsNeverPadded() {
        #expect(text(.ping, padding: 9) == "event: ping\ndata: {\"type\": \"ping\"}\n\n")
    }

    @Test func paddingStandsBeforeTheLastBrace() {
        #expect(
            text(.contentBlockStop(index: 0), padding: 3)
                == "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0   }\n\n"
        )
    }

    @Test func textKeepsItsCharacters() {
        let delta = StreamEvent.contentBlockDelta(index: 0, .text("°C \u{2028} \n \"é\" 🐕 \u{1}"))
        #expect(
            text(delta).contains(#""text":"°C "# + "\u{2028}" + #" \n \"é\" 🐕 \u0001"}"#)
        )
    }

    @Test func anEventThatIsWrittenKeepsItsMembersAndTakesAnyName() {
        let event: JSONObject = ["b": 1, "type": "ping", "a": [:]]
        #expect(
            String(decoding: SSEEncoder.encode(event, name: "pong", padding: 2), as: UTF8.self)
                == "event: pong\ndata: {\"b\":1,\"type\":\"ping\",\"a\":{}  }\n\n"
        )
    }

    @Test func anEventNeedsNoName() {
        let json: JSON = ["a": 1, "b": 2]
        #expect(
            String(decoding: SSEEncoder.encode(json, format: SSEFormat()), as: UTF8.self)
                == "data: {\"a\":1,\"b\":2}\n\n"
        )
        var format = SSEFormat()
        format.hasMultilineData = true
        format.hasComments = true
        #expect(
            String(decoding: SSEEncoder.encode(json, format: format), as: UTF8.self)
                == "data: {\n: mock-claude\ndata: \"a\":1,\ndata: \"b\":2}\n\n"
        )
    }

    @Test func aTextStaysInOneLine() {
        var format = SSEFormat()
        format.hasMultilineData = true
        #expect(String(decoding: SSEEncoder.encode("[DONE]", format), as: UTF8.self) == "data: [DONE]\n\n")
    }
}
