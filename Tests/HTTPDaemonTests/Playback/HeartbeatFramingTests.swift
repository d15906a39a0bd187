import Testing

@testable import HTTPDaemon

struct HeartbeatFramingTests {
    private func made(_ text: String, first: Duration = .zero, every: Duration = .seconds(1)) -> HeartbeatFraming? {
        HeartbeatFraming(Playback.Heartbeat(bytes: Array(text.utf8), first: first, every: every))
    }

    @Test func `a beat is one chunk`() throws {
        let framing = try #require(made(": ping"))
        #expect(String(decoding: framing.bytes, as: UTF8.self) == "6\r\n: ping\r\n")
        #expect(String(decoding: framing.bytes[framing.payload], as: UTF8.self) == ": ping")
    }

    @Test func `a beat without bytes is none, for it would end the body`() {
        #expect(made("") == nil)
        #expect(HeartbeatFraming(nil) == nil)
    }

    @Test func `the next beat is the first that has not passed`() throws {
        let framing = try #require(made(".", every: .nanoseconds(10)))
        #expect(framing.next(after: 100, last: 100) == 110)
        #expect(framing.next(after: 109, last: 100) == 110)
        #expect(framing.next(after: 110, last: 100) == 120)
        #expect(framing.next(after: 145, last: 100) == 150)
        #expect(framing.next(after: 90, last: 100) == 110)
    }

    @Test(arguments: [Duration.zero, .seconds(-1)])
    func `without an interval there is one beat`(every: Duration) throws {
        let framing = try #require(made(".", every: every))
        #expect(framing.next(after: 5, last: 5) == nil)
    }
}
