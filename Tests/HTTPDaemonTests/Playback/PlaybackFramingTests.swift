import Testing

@testable import HTTPDaemon

@Suite struct PlaybackFramingTests {
    @Test func `each write is a chunk of its own`() {
        let framing = PlaybackFraming([.text("hello"), .text(String(repeating: "x", count: 17))])
        #expect(String(decoding: framing.bytes, as: UTF8.self) == "5\r\nhello\r\n11\r\nxxxxxxxxxxxxxxxxx\r\n")
        #expect(framing.stepEnds.map(\.framed) == [10, 33])
        #expect(framing.stepEnds.map(\.payload) == [5, 22])
        #expect(framing.payloadCount == 22)
        #expect(framing.payloadRange(ofStep: 0) == 3..<8)
        #expect(framing.payloadRange(ofStep: 1) == 14..<31)
    }

    @Test func `an empty write is no chunk, for that would end the body`() {
        let framing = PlaybackFraming([.text(""), .text("a"), .text("", at: 5)])
        #expect(String(decoding: framing.bytes, as: UTF8.self) == "1\r\na\r\n")
        #expect(framing.stepEnds.map(\.framed) == [0, 6, 6])
        #expect(framing.payloadRange(ofStep: 0) == 0..<0)
        #expect(framing.payloadRange(ofStep: 2) == 6..<6)
    }

    @Test func `neighbours due at the same moment are one burst`() {
        let framing = PlaybackFraming([.text("a"), .text("b"), .text("c", at: 7), .text("d", at: 8), .text("e", at: 8)])
        #expect(framing.bursts.map(\.due) == [0, 7_000_000, 8_000_000])
        #expect(framing.bursts.map(\.stepsEnd) == [2, 3, 5])
        #expect(framing.ending == PlaybackFraming.Ending(due: 8_000_000, action: .end))
    }

    @Test(arguments: [(Playback.Action.reset, PlaybackFraming.Ending.Action.reset), (.close, .close), (.end, .end)])
    func `nothing follows an action that ends`(action: Playback.Action, ending: PlaybackFraming.Ending.Action) {
        let framing = PlaybackFraming([
            .text("a"), Playback.Step(due: .milliseconds(3), action), .text("b", at: 4),
        ])
        #expect(framing.ending == PlaybackFraming.Ending(due: 3_000_000, action: ending))
        #expect(framing.stepEnds.count == 1)
        #expect(String(decoding: framing.bytes, as: UTF8.self) == "1\r\na\r\n")
    }

    @Test func `no steps are an empty body`() {
        let framing = PlaybackFraming([])
        #expect(framing.bytes.isEmpty)
        #expect(framing.bursts.isEmpty)
        #expect(framing.ending == PlaybackFraming.Ending(due: 0, action: .end))
        #expect(framing.payloadCount == 0)
    }
}
