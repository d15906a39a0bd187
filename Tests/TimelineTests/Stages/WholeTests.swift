import Testing

@testable import Timeline

struct WholeTests {
    private let body = Array("0123456789".utf8)

    /// The answer to a stream that is paced 100 ms an event, and that has so many bytes when nothing cuts it.
    private func whole(_ stream: Timeline, of streamLength: Int) -> Timeline {
        var stream = stream
        var generator = FixedGenerator(state: 1)
        stream.pace(Pace(first: .milliseconds(100), between: .milliseconds(100)), using: &generator)
        return stream.answeredWhole(body, event: "message", streamLength: streamLength)
    }

    private func message(_ text: String, at milliseconds: Int) -> Step {
        Step(event: "message", bytes: Array(text.utf8), at: .milliseconds(milliseconds))
    }

    @Test func allAtOnceWhenTheLastStepIsDue() {
        let whole = whole(.script("sd", Step.Action.wait(.seconds(1)), "d"), of: 3)
        #expect(whole.framing == .whole)
        #expect(whole.headAt == .milliseconds(1_300))
        #expect(whole.steps == [message("0123456789", at: 1_300)])
        #expect(whole.beforeHead == [])
    }

    @Test func withoutStepsTheHeadKeepsItsTime() {
        let stream = Timeline(status: 200, headAt: .seconds(1), framing: .stream)
        #expect(stream.answeredWhole([], event: "message", streamLength: 0).headAt == .seconds(1))
    }

    @Test func whereTheStreamIsHeldTheHeadIs() {
        let heartbeat = Heartbeat(bytes: [1], first: .seconds(1), every: .seconds(1))
        let whole = whole(.script("s", Step.Action.hold("a", heartbeat), "d", Step.Action.hold("b"), "d"), of: 3)
        #expect(
            whole.beforeHead == [Step(.hold("a"), at: .milliseconds(100)), Step(.hold("b"), at: .milliseconds(200))]
        )
        #expect(whole.headAt == .milliseconds(300))
        #expect(whole.steps == [message("0123456789", at: 300)])
    }

    @Test func aStallWithoutEndLeavesNothingToSend() {
        let heartbeat = Heartbeat(bytes: [1], first: .seconds(1), every: .seconds(1))
        let whole = whole(.script("sd", Step.Action.stall(heartbeat)), of: 9)
        #expect(whole.beforeHead == [Step(.stall(), at: .milliseconds(200))])
        #expect(whole.steps == [])
        #expect(whole.framing == .whole)
    }

    @Test(arguments: [Step.Action.reset, .close]) func aCutSendsTheSameShareUnderTheFullLength(cut: Step.Action) {
        let whole = whole(.script("sd", Step.Action.wait(.seconds(1)), cut), of: 3)
        #expect(whole.framing == .length(10))
        #expect(whole.headAt == .milliseconds(1_200))
        // Two thirds of ten bytes, rounded down.
        #expect(whole.steps == [message("012345", at: 1_200), Step(cut, at: .milliseconds(1_200))])
    }

    @Test func aCutBeforeAnyEventSendsTheHeadAlone() {
        let whole = whole(.script(Step.Action.reset), of: 3)
        #expect(whole.framing == .length(10))
        #expect(whole.steps == [message("", at: 0), Step(.reset)])
    }

    @Test func aCutBehindTheLastEventSendsAll() {
        #expect(whole(.script("sdd", Step.Action.close), of: 3).steps.first == message("0123456789", at: 300))
        #expect(whole(.script("sdd", Step.Action.close), of: 2).steps.first == message("0123456789", at: 300))
    }

    @Test func aBadChunkIsAnAnnouncementOfMoreThanComes() {
        let whole = whole(.script("sd", Step.Action.badChunk), of: 4)
        #expect(whole.framing == .length(26))
        #expect(whole.steps == [message("01234", at: 200), Step(.close, at: .milliseconds(200))])
        #expect(whole.failure == Timeline.Failure(action: "bad_chunk", event: 2))
    }

    @Test func anEarlyEndIsABodyOfThatShare() {
        let whole = whole(.script("s", Step.Action.end), of: 4)
        #expect(whole.framing == .whole)
        #expect(whole.steps == [message("01", at: 100)])
    }
}
