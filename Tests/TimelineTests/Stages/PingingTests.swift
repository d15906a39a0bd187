import Testing

@testable import Timeline

@Suite struct PingingTests {
    private let ping = Step(event: "ping", bytes: Array("p".utf8))

    private func paced(_ letters: String) -> Timeline {
        var timeline = Timeline.events(letters)
        var generator = FixedGenerator(state: 1)
        timeline.pace(Pace(between: .milliseconds(30)), using: &generator)
        return timeline
    }

    @Test func afterTheFirstBlockStart() {
        var timeline = Timeline.events("mSdSd")
        timeline.insertFirstPing(ping)
        #expect(timeline.drawn == "(mSpdSd)")
    }

    @Test func withoutABlockThereIsNoPing() {
        var timeline = Timeline.events("mm")
        timeline.insertFirstPing(ping)
        #expect(timeline.drawn == "(mm)")
    }

    @Test func everyIntervalBetweenFirstAndLast() {
        var timeline = paced("ddd")
        timeline.insertPings(ping, every: .milliseconds(20))
        #expect(timeline.drawn == "d.pdp.d")
    }

    @Test func aPingNeverFollowsTheLastEvent() {
        var timeline = paced("dd")
        timeline.insertPings(ping, every: .milliseconds(30))
        #expect(timeline.drawn == "d..d")
    }

    @Test func nothingMovesForAPing() {
        var timeline = paced("dddd")
        let before = timeline.steps
        timeline.insertPings(ping, every: .milliseconds(7))
        #expect(timeline.steps.filter { $0.event != "ping" } == before)
        #expect(timeline.steps.count { $0.event == "ping" } == 12)
    }

    @Test(arguments: [Duration(secondsComponent: 0, attosecondsComponent: 1), .nanoseconds(1)])
    func thereIsAnEndToThem(interval: Duration) {
        var timeline = paced("dd")
        timeline.steps[1].at = .seconds(86_400)
        timeline.insertPings(ping, every: interval)
        #expect(timeline.steps.count == 100_002)
        #expect(timeline.steps.first?.event == "content_block_delta")
        #expect(timeline.steps.last?.at == .seconds(86_400))
    }

    @Test func timesAndIntervalsThatNoOneCanWaitFor() {
        let longest = Duration.seconds(Int64.max)
        for interval in [longest, .zero, .zero - longest] {
            var timeline = paced("ddd")
            timeline.steps[0].at = .zero - longest
            timeline.steps[2].at = longest
            timeline.insertPings(ping, every: interval)
            #expect(timeline.steps.count == 3)
        }
    }

    @Test func anInstantStreamHasNone() {
        var timeline = Timeline.events("dddd")
        timeline.insertPings(ping, every: .seconds(5))
        #expect(timeline.drawn == "(dddd)")
    }
}
