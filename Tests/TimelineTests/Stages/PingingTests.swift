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

    @Test func anInstantStreamHasNone() {
        var timeline = Timeline.events("dddd")
        timeline.insertPings(ping, every: .seconds(5))
        #expect(timeline.drawn == "(dddd)")
    }
}
