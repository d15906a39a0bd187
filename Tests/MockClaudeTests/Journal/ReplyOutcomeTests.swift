import HTTPDaemon
import Testing
import Timeline

@testable import MockClaude

@Suite struct ReplyOutcomeTests {
    /// What became of a stream of ten events.
    private func outcome(
        _ reason: ExchangeEnd.Reason,
        sent: Int,
        fault: Timeline.Failure? = nil,
        isStalled: Bool = false
    ) -> ReplyOutcome {
        let end = ExchangeEnd(
            reason: reason,
            isStalled: isStalled,
            progress: PlaybackProgress(stepsSent: sent, bodyBytes: 70),
            at: .milliseconds(5)
        )
        return ReplyOutcome(end, fault: fault, events: 10, isStream: true)
    }

    private let reset = Timeline.Failure(action: "reset", event: 10)
    private let stall = Timeline.Failure(action: "stall", event: 10)

    @Test func whatWasSentToItsEndIsComplete() { #expect(outcome(.complete, sent: 10).ending == .complete) }

    @Test func whatTheScriptEndsIsAFault() {
        #expect(outcome(.reset, sent: 10, fault: reset).fault == "reset at event 10")
        let error = Timeline.Failure(action: "error", event: 9)
        #expect(outcome(.complete, sent: 10, fault: error).fault == "error at event 9")
        #expect(outcome(.complete, sent: 10, fault: error).ending == .fault)
    }

    @Test func whatATestCutsAtAGateIsAFaultThere() {
        #expect(outcome(.reset, sent: 4).fault == "reset at event 4")
        #expect(outcome(.closed, sent: 4, fault: reset).fault == "close at event 4")
        #expect(outcome(.complete, sent: 4).fault == "end at event 4")
        #expect(outcome(.clientClosed, sent: 4, isStalled: true).fault == "stall at event 4")
    }

    @Test(arguments: [(ExchangeEnd.Reason.clientClosed, "fin"), (.clientReset, "reset")])
    func whoLeavesBeforeTheEndIsToldFromOneWhoHasItAll(reason: ExchangeEnd.Reason, how: String) {
        let early = outcome(reason, sent: 5)
        #expect(early.ending == .clientLeft && early.fault == nil)
        #expect(early.left == JournalEntry.Departure(how: how, afterEvent: 5, afterByte: 70, at: .milliseconds(5)))
        #expect(outcome(reason, sent: 10).ending == .complete)
        #expect(outcome(reason, sent: 10).left == nil)
    }

    @Test func whoLeavesASilenceWithoutEndLeavesAFault() {
        let left = outcome(.clientClosed, sent: 10, fault: stall, isStalled: true)
        #expect(left.ending == .fault && left.fault == "stall at event 10" && left.left?.afterEvent == 10)
    }

    @Test(arguments: [(true, JournalEntry.Ending.complete), (false, .clientLeft)])
    func whoHasTheStatusOfAnAnswerThatIsNoStreamMayGo(isHeadSent: Bool, ending: JournalEntry.Ending) {
        let end = ExchangeEnd(
            reason: .clientReset,
            isHeadSent: isHeadSent,
            stepsSent: 0,
            bodyBytesSent: 0,
            at: .zero
        )
        #expect(ReplyOutcome(end, fault: nil, events: 1, isStream: false).ending == ending)
    }

    @Test func otherEndsAreWhatTheyAre() {
        #expect(outcome(.writeError(5), sent: 3).ending == .writeError)
        #expect(outcome(.stopped, sent: 3).ending == .stopped)
    }
}
