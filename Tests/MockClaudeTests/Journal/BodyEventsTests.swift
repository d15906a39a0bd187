import HTTPDaemon
import Testing
import Timeline

@testable import MockClaude

struct BodyEventsTests {
    /// Events of three, two and four bytes.
    private let stream = Timeline(
        status: 200,
        framing: .stream,
        steps: [
            Step(event: "a", bytes: [1, 2, 3]), Step(.hold("gate")), Step(event: "b", bytes: [4, 5]),
            Step(event: "c", bytes: [6, 7, 8, 9]),
        ]
    )

    /// Writes of so many bytes, a millisecond apart; nil for a heartbeat of nine bytes.
    private func sends(_ writes: Int?...) -> BodySends {
        let sent = writes.enumerated().map { number, bytes in
            SentStep(step: bytes.map { _ in number }, at: .milliseconds(number), bytes: bytes ?? 9)
        }
        return PlaybackProgress(stepsSent: sent.count, bodyBytes: sent.reduce(0) { $0 + $1.bytes }, sent: sent).sends
    }

    private func listed(_ timeline: Timeline, _ sends: BodySends) -> [String] {
        BodyEvents(timeline).sent(sends).map { "\($0.type) \($0.bytes) at \(Int($0.at / .milliseconds(1)))" }
    }

    @Test func anEventIsCompleteWithItsLastByte() {
        #expect(listed(stream, sends()) == [])
        #expect(listed(stream, sends(2)) == [])
        #expect(listed(stream, sends(3, 2)) == ["a 3 at 0", "b 2 at 1"])
        #expect(listed(stream, sends(1, 1, 1, 1, 1)) == ["a 3 at 2", "b 2 at 4"])
        #expect(listed(stream, sends(9)) == ["a 3 at 0", "b 2 at 0", "c 4 at 0"])
        #expect(listed(stream, sends(4, 4, 1)) == ["a 3 at 0", "b 2 at 1", "c 4 at 2"])
    }

    @Test func heartbeatsStandBetweenEventsAndCountNoBytesOfThem() {
        #expect(listed(stream, sends(3, nil, nil, 2)) == ["a 3 at 0", "ping 9 at 1", "ping 9 at 2", "b 2 at 3"])
    }

    @Test func theyAreCountedAsTheyAreListed() {
        let body = BodyEvents(stream)
        for sends in [
            sends(), sends(2), sends(3), sends(nil), sends(2, nil), sends(3, nil, 2), sends(4, 1, nil, nil), sends(9),
            sends(9, nil), sends(0), sends(8),
        ] { #expect(body.count(sends) == body.sent(sends).count) }
        let empty = BodyEvents(Timeline(status: 200, framing: .stream, steps: [Step(event: "empty", bytes: [])]))
        for sends in [sends(), sends(nil), sends(0)] { #expect(empty.count(sends) == empty.sent(sends).count) }
    }

    @Test func howTheBodyIsCutDoesNotMatter() {
        var generator = SystemRandomNumberGenerator()
        for slice in [Slice.event, .bytes(1), .bytes(2), .bytes(4), .bytes(100), .random] {
            var sliced = stream
            sliced.slice(slice, using: &generator)
            #expect(listed(sliced, sends(9)) == listed(stream, sends(9)))
            #expect(listed(sliced, sends(3, 3)) == listed(stream, sends(3, 3)))
        }
    }

    @Test func anEventThatIsCutOffIsNone() {
        var cut = stream
        cut.apply([Fault(at: .event(1, byte: 1), .reset)])
        #expect(listed(cut, sends(4)) == ["a 3 at 0"])
        #expect(BodyEvents(cut).suffice(sends(4)))
        #expect(!BodyEvents(cut).suffice(sends(3)))
    }

    @Test func heartbeatsDoNotCompleteABody() {
        #expect(!BodyEvents(stream).suffice(sends(8, nil)))
        #expect(BodyEvents(stream).suffice(sends(8, nil, 1)))
        #expect(BodyEvents(Timeline(status: 200, framing: .stream)).suffice(sends()))
    }

    @Test func anAnswerThatIsNoStreamHasNone() {
        for framing in [Timeline.Framing.whole, .length(20)] {
            var whole = stream
            whole.framing = framing
            #expect(listed(whole, sends(9)) == [])
            #expect(BodyEvents(whole).suffice(sends(9)))
        }
    }
}
