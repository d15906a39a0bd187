import MessagesAPI
import Testing

@testable import Scenario

struct UnknownEventTests {
    @Test func noClientKnowsItsType() throws {
        var decoder = SSEDecoder()
        let events = decoder.decode(UnknownEvent.bytes(SSEFormat()))
        #expect(events.map(\.name) == [UnknownEvent.type])
        #expect(try JSON(parsing: events[0].data)["type"]?.string == UnknownEvent.type)
    }

    @Test func itIsSpelledAsTheFormatSays() {
        var format = SSEFormat()
        format.newline = .crlf
        format.hasSpaceAfterColon = false
        let text = String(decoding: UnknownEvent.bytes(format), as: UTF8.self)
        #expect(text.hasPrefix("event:mock_claude_event\r\ndata:{"))
    }

    @Test func itComesWhereAMessageAndABlockBegin() {
        let types = [
            "message_start", "content_block_start", "content_block_delta", "content_block_stop", "message_delta",
            "message_stop", "ping", UnknownEvent.type,
        ]
        #expect(types.filter { UnknownEvent.follows($0) } == ["message_start", "content_block_start"])
    }
}
