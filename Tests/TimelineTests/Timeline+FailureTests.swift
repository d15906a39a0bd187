import Testing
import Timeline

@Suite struct TimelineFailureTests {
    private func timeline(_ steps: [Step], status: Int = 200, framing: Timeline.Framing = .stream) -> Timeline {
        Timeline(status: status, framing: framing, steps: steps)
    }

    private func event(_ name: String) -> Step { Step(event: name, bytes: [1]) }

    @Test(arguments: [(Step.Action.reset, "reset"), (.close, "close"), (.end, "end"), (.stall(), "stall")])
    func whatEndsAStreamBeforeItsTimeIsAFailure(action: Step.Action, name: String) {
        let cut = timeline([event("message_start"), Step(.hold("gate")), event("ping"), Step(action)])
        #expect(cut.failure == Timeline.Failure(action: name, event: 2))
        #expect(cut.failure?.description == "\(name) at event 2")
        #expect(cut.fails)
    }

    @Test func anErrorInsideAStreamIsAFailure() {
        #expect(timeline([event("message_start"), event("error")]).failure?.description == "error at event 1")
    }

    @Test func whatHappensBeforeTheHeadIsAFailureAtNoEvent() {
        var silent = timeline([event("message_start")])
        silent.beforeHead = [Step(.stall())]
        #expect(silent.failure?.description == "stall at event 0")
    }

    @Test(arguments: [(200, false), (400, true), (529, true)])
    func anErrorOfHTTPIsNoFailureButFails(status: Int, fails: Bool) {
        let whole = timeline([event("error")], status: status, framing: .whole)
        #expect(whole.failure == nil && whole.fails == fails)
    }

    @Test func aReplyThatEndsAsTheServiceEndsItIsNone() {
        let whole = timeline([event("message_start"), Step(.hold("gate")), event("message_stop")])
        #expect(whole.failure == nil && !whole.fails)
    }
}
