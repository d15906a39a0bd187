import Testing

@testable import HTTPDaemon

struct BodyCursorTests {
    private func body(_ body: HTTPResponse.Body, isBodiless: Bool = false, isTunnel: Bool = false) -> BodyCursor {
        BodyCursor(
            body,
            isBodiless: isBodiless,
            isTunnel: isTunnel,
            isChunked: true,
            shift: 0
        )
    }

    @Test func `what plays is ours, what does not is the library's`() {
        let playback = HTTPResponse.Body.playback(Playback([.text("hello")]))
        #expect(body(playback).length == nil)
        #expect(body(playback).playback != nil)
        #expect(body(.playback(Playback([.text("hello")], length: 9))).length == 9)
        #expect(body(.bytes([1, 2])).length == 2)
        #expect(body(.bytes([1, 2])).playback == nil)
    }

    @Test func `of a body that is left out the length is told, but for a tunnel`() {
        for length in [nil, 5] {
            let bodiless = body(.playback(Playback([.text("hello")], length: length)), isBodiless: true)
            #expect(bodiless.length == 5)
            #expect(bodiless.playback == nil)
            #expect(!bodiless.isDue(by: 0))
        }
        #expect(body(.bytes([1, 2]), isBodiless: true, isTunnel: true).length == 0)
        #expect(body(.playback(Playback([.hold("one")], length: 0))).length == 0)
    }
}
