import Testing

@testable import HTTPDaemon

struct HeadWaitTests {
    private func wait(_ prelude: [Playback.Step], headDue: Int = 0) -> HeadWait {
        HeadWait(HTTPResponse(status: 200, prelude: prelude, headDue: .milliseconds(headDue)))
    }

    private func release(_ wait: inout HeadWait, _ how: HoldRelease, at elapsed: Int64) -> Bool {
        wait.release(how, elapsed: elapsed)
    }

    @Test func `without a prelude it is the head's time`() {
        var wait = wait([], headDue: 5)
        #expect(wait.advance(elapsed: 4_999_999) == .wait(until: 5_000_000))
        #expect(wait.advance(elapsed: 5_000_000) == .end(.end))
        #expect(wait.shift == 0)
    }

    @Test func `a hold puts off the head`() {
        var wait = wait([.hold("one", at: 2)], headDue: 5)
        #expect(wait.advance(elapsed: 0) == .wait(until: 2_000_000))
        #expect(wait.advance(elapsed: 2_000_000) == .held("one"))
        #expect(wait.advance(elapsed: 9_000_000) == .wait(until: nil))
        #expect(release(&wait, .onward, at: 10_000_000))
        #expect(wait.shift == 8_000_000)
        #expect(wait.advance(elapsed: 12_000_000) == .wait(until: 13_000_000))
        #expect(wait.advance(elapsed: 13_000_000) == .end(.end))
    }

    @Test func `steps go onward, to the next hold`() {
        var wait = wait([.hold("one"), .hold("two")])
        #expect(wait.advance(elapsed: 0) == .held("one"))
        #expect(release(&wait, .steps(3), at: 0))
        #expect(wait.advance(elapsed: 0) == .held("two"))
        #expect(release(&wait, .steps(3), at: 0))
        #expect(wait.advance(elapsed: 0) == .end(.end))
    }

    @Test(arguments: [(Playback.Action.reset, PlaybackFraming.Ending.Action.reset), (.close, .close)])
    func `the prelude can end it`(action: Playback.Action, ending: PlaybackFraming.Ending.Action) {
        var wait = wait([Playback.Step(due: .milliseconds(3), action)])
        #expect(wait.advance(elapsed: 0) == .wait(until: 3_000_000))
        #expect(wait.advance(elapsed: 3_000_000) == .end(ending))
    }

    @Test(arguments: [(HoldRelease.reset, PlaybackFraming.Ending.Action.reset), (.close, .close), (.end, .close)])
    func `so can a release, there being no body to be ended cleanly`(
        how: HoldRelease,
        ending: PlaybackFraming.Ending.Action
    ) {
        var wait = wait([.hold("one")])
        #expect(wait.advance(elapsed: 0) == .held("one"))
        #expect(release(&wait, how, at: 0))
        #expect(wait.advance(elapsed: 0) == .end(ending))
    }

    @Test func `what has no place before a head is passed over`() {
        let heartbeat = Playback.Heartbeat(bytes: [1], first: .zero, every: .seconds(1))
        var wait = wait([
            .text("a"), Playback.Step(due: .zero, .end), .hold("one", beat: heartbeat),
            Playback.Step(due: .zero, .stall(heartbeat)),
        ])
        #expect(wait.advance(elapsed: 0) == .held("one"))
        #expect(wait.advance(elapsed: 0) == .wait(until: nil))
        #expect(release(&wait, .onward, at: 0))
        #expect(wait.advance(elapsed: 0) == .held(nil))
        #expect(wait.advance(elapsed: 0) == .wait(until: nil))
        #expect(wait.isStalled)
    }
}
