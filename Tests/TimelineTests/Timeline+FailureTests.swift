import Testing
import Timeline

struct TimelineFailureTests {
    private func timeline(_ steps: [Step], status: Int = 200, framing: Timeline.Framing = .stream) -> Timeline {
        Timeline(status: status, framing: framing, steps: steps)
    }

    private func event(_ name: String) -> Step { Step(event: name, bytes: [1]) }

    @Test(arguments: [
        (Step.Action.reset, "reset"), (.close, "close"), (.end, "end"), (.stall(), "stall"), (.badChunk, "bad_chunk"),
    ])
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
        #expect(silent.failure?.description == "stall at request")
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

    private func part(_ count: Int) -> Step {
        var part = Step(event: "ping", bytes: Array(repeating: 0, count: count))
        part.isPart = true
        return part
    }

    /// However many steps an event is cut into, it is one.
    @Test func partsOfAnEventAreBytesUntilItIsComplete() {
        let ending = Step(.reset)
        #expect(timeline([part(3), part(2), ending]).failure?.description == "reset at event 0 byte 5")
        #expect(timeline([part(3), event("ping"), ending]).failure?.description == "reset at event 1")
        #expect(
            timeline([event("ping"), part(3), event("ping"), part(2), ending]).failure?.description
                == "reset at event 2 byte 2"
        )
    }

    @Test func anErrorThatIsCutAnywhereIsOne() {
        var first = event("error")
        first.isPart = true
        #expect(timeline([event("ping"), first, event("error")]).failure?.description == "error at event 1")
    }

    @Test func aBodyThatIsNoStreamIsCountedInBytes() {
        let cut = timeline([Step(event: "message", bytes: [1, 2, 3]), Step(.close)], framing: .length(9))
        #expect(cut.failure?.description == "close at event 0 byte 3")
    }

    @Test func whatTheStepsDoNotShowGoesFirst() {
        var hidden = timeline([event("message"), Step(.close)], framing: .length(9))
        hidden.failureOfStream = Timeline.Failure(action: "end", event: 4)
        #expect(hidden.failure?.description == "end at event 4")
    }

    @Test(arguments: [(Fault.Act.corrupt, true), (.drop, false), (.duplicate, false), (.swap, false)])
    func onlyBrokenJSONLeavesTheClientWithoutItsAnswer(change: Fault.Act, fails: Bool) {
        var changed = timeline([event("ping"), event("ping")])
        changed.apply([Fault(at: .headers, change)])
        #expect(changed.alterations.count == 1 && changed.failure == nil)
        #expect(changed.isSpoiled == fails && changed.fails == fails)
    }
}
