import Testing

@testable import Timeline

@Suite struct SpeedTests {
    @Test(arguments: [
        ("10x", Speed.times(10)), ("0.5x", .times(0.5)), ("2", .times(2)), ("instant", .instant),
    ])
    func reads(text: String, speed: Speed) {
        #expect(Speed(text) == speed)
    }

    @Test(arguments: ["", "x", "0x", "-1x", "fast", "infx", "nanx", "1xx"])
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

    @Test func instantKeepsTheOrderAndDropsTheWaits() {
        var timeline = Timeline.events("abc")
        for index in 0..<3 { timeline.steps[index].at = .seconds(index) }
        timeline.play(at: .instant)
        #expect(timeline.drawn == "(abc)")
    }
}
