import Testing

@testable import Timeline

struct PingingTests {
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

    private func pinged(_ timeline: Timeline, every interval: Duration) -> Timeline {
        var timeline = timeline
        var generator = FixedGenerator(state: 1)
        timeline.pace(Pace(between: .milliseconds(30)), using: &generator)
        timeline.insertPings(ping, every: interval)
        return timeline
    }

    private func heartbeats(_ timeline: Timeline) -> [Heartbeat] {
        timeline.steps.compactMap { step in
            switch step.action {
            case .hold(_, let heartbeat), .stall(let heartbeat): heartbeat
            default: nil
            }
        }
    }

    private func heartbeat(first: Int, every: Int) -> Heartbeat {
        Heartbeat(bytes: Array("p".utf8), first: .milliseconds(first), every: .milliseconds(every))
    }

    @Test func aWaitIsFilled() {
        let timeline = pinged(.script("d", Step.Action.wait(.milliseconds(100)), "d"), every: .milliseconds(50))
        #expect(timeline.listed == ["d 0", "p 50", "p 100", "d 130"])
    }

    @Test func aHoldBeatsInTheRhythmOfThePings() {
        let timeline = pinged(
            .script("dd", Step.Action.hold("a"), "dd", Step.Action.stall()),
            every: .milliseconds(40)
        )
        #expect(timeline.listed == ["d 0", "d 30", "hold 30", "p 40", "d 60", "p 80", "d 90", "stall 90"])
        #expect(heartbeats(timeline) == [heartbeat(first: 10, every: 40), heartbeat(first: 30, every: 40)])
    }

    @Test func aPingThatIsDueWhenTheStreamStopsGoesOutFirst() {
        let timeline = pinged(.script("dd", Step.Action.stall()), every: .milliseconds(30))
        #expect(timeline.listed == ["d 0", "d 30", "p 30", "stall 30"])
        #expect(heartbeats(timeline) == [heartbeat(first: 30, every: 30)])
    }

    @Test func nothingBeatsBeforeTheFirstEventOrWithoutOne() {
        #expect(heartbeats(pinged(.script(Step.Action.hold("a"), "dd"), every: .milliseconds(10))) == [])
        #expect(heartbeats(pinged(.script(Step.Action.stall()), every: .milliseconds(10))) == [])
    }

    @Test func aStopBehindAllPingsStillBeats() {
        let timeline = pinged(
            .script("d", Step.Action.wait(.seconds(200)), Step.Action.stall()),
            every: .milliseconds(1)
        )
        #expect(timeline.steps.count { $0.event == "ping" } == Timeline.mostPings)
        #expect(heartbeats(timeline) == [heartbeat(first: 1, every: 1)])
    }

    @Test func theFirstPingStandsWhereItStoodWhateverIsDone() {
        var timeline = Timeline.script("m", Step.Action.hold("a"), "S", Step.Action.wait(.seconds(1)), "d")
        timeline.insertFirstPing(ping)
        #expect(timeline.listed == ["m 0", "hold 0", "S 0", "p 0", "wait 0", "d 0"])
    }
}
