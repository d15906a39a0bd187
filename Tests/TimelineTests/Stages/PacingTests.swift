import Testing

@testable import Timeline

struct PacingTests {
    private func drawn(_ letters: String, _ pace: Pace, seed: UInt64 = 1) -> String {
        var timeline = Timeline.events(letters)
        var generator = FixedGenerator(state: seed)
        timeline.pace(pace, using: &generator)
        return timeline.drawn
    }

    @Test func everythingAtOnce() {
        #expect(drawn("sdds", .instant) == "(sdds)")
    }

    @Test func firstAndBetween() {
        #expect(drawn("sdds", Pace(first: .milliseconds(30), between: .milliseconds(20))) == "...s.d.d.s")
    }

    @Test func onlyFirst() {
        #expect(drawn("sdd", Pace(first: .milliseconds(40))) == "....(sdd)")
    }

    @Test func tokensTakeTimeAndOtherEventsNone() {
        // Two tokens a delta at 100 a second are 20 ms; starts have no tokens.
        #expect(drawn("SdSd", Pace(first: .milliseconds(10), tokensPerSecond: 100)) == ".S.(dS).d")
    }

    @Test func jitterStaysWithinItsSpanAndKeepsOrder() {
        var timeline = Timeline.events(String(repeating: "d", count: 200))
        var generator = FixedGenerator(state: 7)
        let pace = Pace(first: .milliseconds(100), between: .milliseconds(10), jitter: .span(.milliseconds(4)))
        timeline.pace(pace, using: &generator)
        for (index, step) in timeline.steps.enumerated() {
            let slot = Duration.milliseconds(100 + 10 * index)
            #expect(step.at >= slot - .milliseconds(4) && step.at <= slot + .milliseconds(4))
        }
        #expect(timeline.steps.map(\.at) == timeline.steps.map(\.at).sorted())
        #expect(Set(timeline.steps.enumerated().map { $1.at - .milliseconds(100 + 10 * $0) }).count > 100)
    }

    @Test func jitterAsAShareOfTheInterval() {
        var timeline = Timeline.events("dddddddddd")
        var generator = FixedGenerator(state: 3)
        timeline.pace(Pace(between: .milliseconds(100), jitter: .share(0.2)), using: &generator)
        #expect(timeline.steps[0].at == .zero)
        for (index, step) in timeline.steps.enumerated() {
            #expect(abs(step.at / .milliseconds(1) - Double(100 * index)) <= 20)
        }
    }

    @Test func theSameSeedGivesTheSameTimes() {
        let pace = Pace(between: .milliseconds(50), jitter: .share(1))
        #expect(drawn("ddddd", pace, seed: 5) == drawn("ddddd", pace, seed: 5))
        #expect(drawn("ddddd", pace, seed: 5) != drawn("ddddd", pace, seed: 6))
    }

    @Test(
        arguments: [
            (1e-300, 86_400), (.leastNonzeroMagnitude, 86_400), (0, 86_400), (1e-20, 86_400), (-1, 0), (.nan, 0),
            (.infinity, 0),
        ] as [(Double, Int)]
    )
    func aWaitForTokensIsADayAtMost(rate: Double, seconds: Int) {
        #expect(times("ddd", Pace(tokensPerSecond: rate)) == [0, seconds, 2 * seconds].map { .seconds($0) })
        #expect(times("SSS", Pace(tokensPerSecond: rate)) == [.zero, .zero, .zero])
    }

    @Test func everyOtherWaitIsADayAtMostToo() {
        let longest = Duration.seconds(Int64.max)
        let day = Duration.seconds(86_400)
        #expect(times("ddd", Pace(first: longest, between: longest)) == [day, day * 2, day * 3])
        #expect(times("ddd", Pace(first: .zero - longest, between: .seconds(-1))) == [.zero, .zero, .zero])
    }

    @Test(arguments: [.share(.nan), .share(-1), .span(.seconds(-1))] as [Pace.Jitter])
    func jitterThatIsNoneIsNone(jitter: Pace.Jitter) {
        let pace = Pace(first: .seconds(1), between: .seconds(1), jitter: jitter)
        #expect(times("ddd", pace) == [.seconds(1), .seconds(2), .seconds(3)])
    }

    @Test(arguments: [.share(1e300), .share(.infinity), .span(.seconds(Int64.max))] as [Pace.Jitter])
    func jitterHasItsBounds(jitter: Pace.Jitter) {
        let times = times("dddd", Pace(first: .seconds(86_400), between: .seconds(86_400), jitter: jitter))
        for (index, time) in times.enumerated() {
            #expect(time >= .seconds(86_400 * index) && time <= .seconds(86_400 * (index + 2)))
        }
    }

    private func times(_ letters: String, _ pace: Pace) -> [Duration] {
        var timeline = Timeline.events(letters)
        var generator = FixedGenerator(state: 1)
        timeline.pace(pace, using: &generator)
        return timeline.steps.map(\.at)
    }

    private let steady = Pace(first: .milliseconds(100), between: .milliseconds(10))

    private func listed(_ timeline: Timeline, _ pace: Pace) -> [String] {
        var timeline = timeline
        var generator = FixedGenerator(state: 1)
        timeline.pace(pace, using: &generator)
        return timeline.listed
    }

    @Test func whatIsDoneTakesNoSlotAndIsDueWithWhatStandsBefore() {
        #expect(
            listed(.script(Step.Action.hold("a"), "dd", Step.Action.hold("b"), "d", Step.Action.reset), steady)
                == ["hold 0", "d 100", "d 110", "hold 110", "d 120", "reset 120"]
        )
    }

    @Test func aWaitMovesAllThatFollowsAndIsTakenOut() {
        let wait = Step.Action.wait(.seconds(1))
        #expect(
            listed(.script("d", wait, "d", wait, wait, Step.Action.close), steady) == ["d 100", "d 1110", "close 3110"]
        )
        #expect(listed(.script(wait, "dd"), .instant) == ["d 1000", "d 1000"])
    }

    /// A pause moves what follows by its length and by nothing else.
    @Test func jitterIsDrawnForEventsAlone() {
        let pace = Pace(first: .milliseconds(50), between: .milliseconds(20), jitter: .share(1))
        var plain = Timeline.script("dddd")
        let paused = Timeline.script(
            "d",
            Step.Action.hold("a"),
            "d",
            Step.Action.wait(.milliseconds(500)),
            Step.Action.hold("b"),
            "dd"
        )
        for seed in 0..<20 {
            var generator = FixedGenerator(state: UInt64(seed))
            plain.pace(pace, using: &generator)
            generator = FixedGenerator(state: UInt64(seed))
            var result = paused
            result.pace(pace, using: &generator)
            let times = result.steps.filter(\.isEvent).map(\.at)
            let moves: [Duration] = [.zero, .zero, .milliseconds(500), .milliseconds(500)]
            #expect(times == zip(plain.steps, moves).map { $0.at + $1 })
            #expect(result.steps[1].at == result.steps[0].at)
        }
    }

    @Test func aWaitIsADayAtMostToo() {
        let longest = Step.Action.wait(.seconds(Int64.max))
        #expect(listed(.script(longest, longest, "d"), .instant) == ["d \(2 * 86_400_000)"])
        #expect(listed(.script(Step.Action.wait(.seconds(-5)), "d"), .instant) == ["d 0"])
    }

    @Test func nothingToPace() {
        #expect(drawn("", .typical) == "")
    }
}

/// A plain generator, so that this target needs no other.
struct FixedGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
