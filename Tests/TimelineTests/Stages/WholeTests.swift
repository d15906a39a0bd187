import Testing

@testable import Timeline

@Suite struct WholeTests {
    @Test func allAtOnceWhenTheLastStepIsDue() {
        var stream = Timeline.events("sdd")
        for index in 0..<3 { stream.steps[index].at = .milliseconds(100 * (index + 1)) }
        let whole = stream.answeredWhole(Array("{}".utf8), event: "message")
        #expect(whole.framing == .whole)
        #expect(whole.headAt == .milliseconds(300))
        #expect(whole.steps == [Step(event: "message", bytes: Array("{}".utf8), at: .milliseconds(300))])
    }

    @Test func withoutStepsTheHeadKeepsItsTime() {
        let whole = Timeline(status: 200, headAt: .seconds(1), framing: .stream).answeredWhole([], event: "message")
        #expect(whole.headAt == .seconds(1))
    }
}
