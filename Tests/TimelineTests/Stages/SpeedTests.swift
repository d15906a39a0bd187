import Testing

@testable import Timeline

struct SpeedTests {
    @Test(arguments: [
        ("10x", Speed.times(10)), ("0.5x", .times(0.5)), ("2", .times(2)), ("instant", .instant),
        ("0.001x", .times(0.001)), ("1000000x", .times(1_000_000)),
    ])
    func reads(text: String, speed: Speed) {
        #expect(Speed(text) == speed)
    }

    @Test(arguments: [
        "", "x", "0x", "-1x", "fast", "infx", "nanx", "1xx", "0x10", "0x1x", "1e3", "1e300", "1e-300x", "+1", "1.",
        ".5x", "٣", "0.0009x", "1000001x", "Instant",
    ])
    func refuses(text: String) {
        #expect(Speed(text) == nil)
    }

    @Test func scalesHeadAndSteps() {
        var timeline = Timeline.events("dd")
        timeline.headAt = .milliseconds(100)
        timeline.steps[1].at = .milliseconds(300)
        timeline.play(at: .times(10))
        #expect(timeline.headAt == .milliseconds(10))
        #expect(timeline.steps.map(\.at) == [.zero, .milliseconds(30)])
    }

    @Test(arguments: [1e-300, 0, -1, .nan, .infinity, .leastNonzeroMagnitude] as [Double])
    func anyFactorLeavesTimesThatCanBeCounted(factor: Double) {
        var timeline = Timeline.events("ddd")
        let times = [Duration.seconds(86_400), Self.longest, Duration.zero - Self.longest]
        for (index, time) in times.enumerated() { timeline.steps[index].at = time }
        timeline.play(at: .times(factor))
        for step in timeline.steps { #expect(step.at >= .zero && step.at <= .seconds(36_500 * 86_400)) }
    }

    @Test func aFactorOutOfRangeIsTheNearestThatIsNot() {
        #expect(played(at: 1e-300) == .seconds(60_000))
        #expect(played(at: 0) == .seconds(60_000))
        #expect(played(at: 1e300) == .microseconds(60))
    }

    private func played(at factor: Double) -> Duration? {
        var timeline = Timeline.events("d")
        timeline.steps[0].at = .seconds(60)
        timeline.play(at: .times(factor))
        return timeline.steps.first?.at
    }

    /// The longest that the standard library can count.
    private static let longest = Duration.seconds(Int64.max)

    @Test func instantKeepsTheOrderAndDropsTheWaits() {
        var timeline = Timeline.events("abc")
        for index in 0..<3 { timeline.steps[index].at = .seconds(index) }
        timeline.play(at: .instant)
        #expect(timeline.drawn == "(abc)")
    }
}
