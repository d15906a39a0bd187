import Testing

@testable import HTTPDaemon

struct PlaybackFramingTests {
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

    @Test func `what is unframed is no chunk, and a step all the same`() {
        let framing = PlaybackFraming([.text("a"), .unframed("zz\r\n"), .text("b"), .unframed("!", isAlone: true)])
        #expect(String(decoding: framing.bytes, as: UTF8.self) == "1\r\na\r\nzz\r\n1\r\nb\r\n!")
        #expect(framing.stepEnds.map(\.framed) == [6, 10, 16, 17])
        #expect(framing.stepEnds.map(\.payload) == [1, 1, 2, 2])
        #expect((0..<4).map(framing.payloadRange).map(\.count) == [1, 0, 1, 0])
        #expect(framing.bursts.map(\.stepsEnd) == [3, 4])
    }

    @Test func `a body of known length has nothing that is unframed`() {
        let framing = PlaybackFraming([.text("ab"), .unframed("zz"), .text("c")], length: 3)
        #expect(String(decoding: framing.bytes, as: UTF8.self) == "abc")
        #expect(framing.stepEnds.map(\.framed) == [2, 2, 3])
    }

    @Test func `neighbours due at the same moment are one burst`() {
        let framing = PlaybackFraming([.text("a"), .text("b"), .text("c", at: 7), .text("d", at: 8), .text("e", at: 8)])
        #expect(framing.bursts.map(\.due) == [0, 7_000_000, 8_000_000])
        #expect(framing.bursts.map(\.stepsEnd) == [2, 3, 5])
        #expect(framing.ending == PlaybackFraming.Ending(due: 8_000_000, action: .end))
    }

    @Test func `a write that is alone is a burst of its own`() {
        let framing = PlaybackFraming([
            .text("a"), .alone("b"), .alone("c"), .text("d"), .text("e"), .alone("f", at: 1),
        ])
        #expect(framing.bursts.map(\.due) == [0, 0, 0, 0, 1_000_000])
        #expect(framing.bursts.map(\.stepsEnd) == [1, 2, 3, 5, 6])
        #expect(framing.bursts.map(\.isAlone) == [false, true, true, false, true])
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

    @Test func `a hold separates bursts of the same moment`() {
        let framing = PlaybackFraming([.text("a"), .hold("one"), .text("b"), .text("c"), .hold("two"), .hold("three")])
        #expect(framing.bursts.map(\.stepsEnd) == [1, 3])
        #expect(framing.holds.map(\.burst) == [1, 2, 2])
        #expect(framing.holds.map(\.name) == ["one", "two", "three"])
        #expect(framing.namedHoldsEnd == 3)
    }

    @Test func `a stall is a hold without a name, and the last`() {
        let framing = PlaybackFraming([
            .hold("one"), Playback.Step(due: .milliseconds(3), .stall()), .text("never", at: 4), .hold("never", at: 5),
        ])
        #expect(framing.holds.map(\.name) == ["one", nil])
        #expect(framing.holds.map(\.due) == [0, 3_000_000])
        #expect(framing.namedHoldsEnd == 1)
        #expect(framing.bursts.isEmpty)
    }

    @Test func `a time before the request is that of the request`() {
        let framing = PlaybackFraming([.text("a", at: -5), .text("b")])
        #expect(framing.bursts.map(\.due) == [0])
    }

    @Test(
        arguments: [
            ([.text("ab")], 2, true),
            ([.text("a"), .text("bc", at: 3), .text("", at: 3)], 3, true),
            ([.hold("one"), .text("ab")], 2, true),
            // Not complete, or more than complete.
            ([.text("ab")], 3, false),
            ([.text("ab")], 1, false),
            // Something follows the last byte.
            ([.text("ab"), .hold("one")], 2, false),
            ([.text("ab"), Playback.Step(due: .zero, .reset)], 2, false),
            ([.text("ab"), Playback.Step(due: .milliseconds(1), .end)], 2, false),
            ([.text("ab"), .text("", at: 1)], 2, false),
            ([], 0, false),
            ([.text("ab")], nil, false),
        ] as [([Playback.Step], Int?, Bool)]
    )
    func `a body of known length ends with its last byte if nothing follows`(
        steps: [Playback.Step],
        length: Int?,
        ends: Bool
    ) {
        #expect(PlaybackFraming(steps, length: length).endsWithLastByte == ends)
    }

    @Test func `a body of known length is its payload`() {
        let framing = PlaybackFraming([.text("ab"), .text(""), .text("cde")], length: 5)
        #expect(String(decoding: framing.bytes, as: UTF8.self) == "abcde")
        #expect(framing.stepEnds.map(\.framed) == [2, 2, 5])
        #expect((0..<3).map(framing.payloadRange) == [0..<2, 2..<2, 2..<5])
    }

    @Test func `a body of known length has no heartbeats`() {
        let heartbeat = Playback.Heartbeat(bytes: [1], first: .zero, every: .seconds(1))
        #expect(PlaybackFraming([.hold("one", beat: heartbeat)]).holds[0].heartbeat != nil)
        #expect(PlaybackFraming([.hold("one", beat: heartbeat)], length: 5).holds[0].heartbeat == nil)
    }
}
