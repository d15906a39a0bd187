import MessagesAPI
import Testing

struct SSEDecoderTests {
    private typealias Event = SSEDecoder.Event

    private func decode(_ text: String) -> [SSEDecoder.Event] {
        var decoder = SSEDecoder()
        return decoder.decode(Array(text.utf8))
    }

    @Test func readsWhatTheServiceSends() {
        let text =
            "event: ping\ndata: {\"type\": \"ping\"}\n\nevent: message_stop\ndata: {\"type\":\"message_stop\"   }\n\n"
        #expect(
            decode(text) == [
                Event(name: "ping", data: #"{"type": "ping"}"#),
                Event(name: "message_stop", data: #"{"type":"message_stop"   }"#),
            ]
        )
    }

    @Test(arguments: ["\n", "\r", "\r\n"]) func anyLineEndWillDo(_ end: String) {
        let lines = ["event: a", "data: 1", "", ":comment", "data: 2", "data: 3", "", ""]
        #expect(
            decode(lines.joined(separator: end)) == [Event(name: "a", data: "1"), Event(name: "message", data: "2\n3")]
        )
    }

    @Test(arguments: [
        ("data:x\n\n", "x"), ("data:  x\n\n", " x"), ("data\n\n", ""), ("data:\n\n", ""), ("data:\ndata:\n\n", "\n"),
        ("data: a:b\n\n", "a:b"), ("\u{FEFF}data: x\n\n", "x"), ("id: 1\nretry: 5\nother\ndata: x\n\n", "x"),
        ("data: \u{2028}é😀\n\n", "\u{2028}é😀"), ("data: x\ndata: \u{FEFF}\n\n", "x\n\u{FEFF}"),
    ])
    func readsData(_ text: String, _ data: String) {
        #expect(decode(text) == [Event(name: "message", data: data)])
    }

    @Test(arguments: ["event: a\n\n", "\n\n\n", ": only a comment\n\n", " data: x\n\n", "Data: x\n\n"])
    func findsNoEvent(_ text: String) {
        #expect(decode(text).isEmpty)
    }

    @Test func aNameHoldsForOneEvent() {
        #expect(decode("event: a\n\ndata: x\n\n") == [Event(name: "message", data: "x")])
    }

    @Test func theEndCutsAnEventOff() {
        var decoder = SSEDecoder()
        #expect(decoder.decode("data: x\n\ndata: y\n".utf8) == [Event(name: "message", data: "x")])
        #expect(decoder.hasUnfinishedEvent)
        #expect(decoder.decode("\n".utf8) == [Event(name: "message", data: "y")])
        #expect(!decoder.hasUnfinishedEvent)
    }

    /// Whatever the cuts, inside characters and between CR and LF too.
    @Test(arguments: 1...7) func cutsDoNotMatter(size: Int) {
        let bytes = Array("\u{FEFF}event: é😀\r\ndata: 1\r\n\r\n:c\rdata: Giải\rdata: thích\r\rdata: x\n\n".utf8)
        var decoder = SSEDecoder()
        let events = stride(from: 0, to: bytes.count, by: size).flatMap {
            decoder.decode(bytes[$0..<min($0 + size, bytes.count)])
        }
        #expect(
            events == [
                Event(name: "é😀", data: "1"), Event(name: "message", data: "Giải\nthích"),
                Event(name: "message", data: "x"),
            ]
        )
    }
}
