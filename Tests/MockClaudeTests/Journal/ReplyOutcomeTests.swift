import HTTPDaemon
import Testing
import Timeline

@testable import MockClaude

struct ReplyOutcomeTests {
    /// What became of a stream of ten events, seven bytes each.
    private func outcome(
        _ reason: ExchangeEnd.Reason,
        sent count: Int,
        lastEvent: String = "message_stop",
        then ending: Step.Action? = nil,
        chance: ReplyScript.Cause? = nil,
        isStalled: Bool = false
    ) -> ReplyOutcome {
        let events = (1...10).map { Step(event: $0 == 10 ? lastEvent : "ping", bytes: Array(repeating: 0, count: 7)) }
        let steps = events + (ending.map { [Step($0)] } ?? [])
        let script = ReplyScript(Timeline(status: 200, framing: .stream, steps: steps), cause: chance)
        let sent = (0..<count).map { SentStep(step: $0, at: .zero, bytes: 7) }
        let end = ExchangeEnd(
            reason: reason,
            isStalled: isStalled,
            progress: PlaybackProgress(stepsSent: count, bodyBytes: 7 * count, sent: sent),
            at: .milliseconds(5)
        )
        return ReplyOutcome(end, of: script, sends: end.progress.sends)
    }

    @Test func whatWasSentToItsEndIsComplete() { #expect(outcome(.complete, sent: 10).ending == .complete) }

    @Test func whatTheScriptEndsIsAFault() {
        #expect(outcome(.reset, sent: 10, then: .reset).fault == "reset at event 10")
        #expect(outcome(.closed, sent: 10, then: .badChunk).fault == "bad_chunk at event 10")
        #expect(outcome(.complete, sent: 10, lastEvent: "error").fault == "error at event 9")
        #expect(outcome(.complete, sent: 10, lastEvent: "error").ending == .fault)
    }

    @Test func whatATestCutsAtAGateIsAFaultThere() {
        #expect(outcome(.reset, sent: 4).fault == "reset at event 4")
        #expect(outcome(.closed, sent: 4, then: .reset).fault == "close at event 4")
        #expect(outcome(.complete, sent: 4).fault == "end at event 4")
        #expect(outcome(.clientClosed, sent: 4, isStalled: true).fault == "stall at event 4")
    }

    @Test(arguments: [(ExchangeEnd.Reason.clientClosed, "fin"), (.clientReset, "reset")])
    func whoLeavesBeforeTheEndIsToldFromOneWhoHasItAll(reason: ExchangeEnd.Reason, how: String) {
        let early = outcome(reason, sent: 5)
        #expect(early.ending == .clientLeft && early.fault == nil)
        #expect(early.left == JournalEntry.Departure(how: how, afterEvent: 5, afterByte: 35, at: .milliseconds(5)))
        #expect(outcome(reason, sent: 10).ending == .complete)
        #expect(outcome(reason, sent: 10).left == nil)
    }

    @Test func whoLeavesASilenceWithoutEndLeavesAFault() {
        let left = outcome(.clientClosed, sent: 10, then: .stall(), isStalled: true)
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
        let script = ReplyScript(Timeline(status: 200, framing: .whole, steps: [Step(event: "message", bytes: [1])]))
        #expect(ReplyOutcome(end, of: script, sends: BodySends()).ending == ending)
    }

    @Test(arguments: [(2, JournalEntry.Ending.clientLeft, nil), (3, .fault, "corrupt at event 2")])
    func whoLeavesAfterAnEventThatCannotBeReadWasLeftByTheReply(
        sent count: Int,
        ending: JournalEntry.Ending,
        fault: String?
    ) {
        var steps = (1...10).map { _ in Step(event: "ping", bytes: Array(repeating: 0, count: 7)) }
        steps[2].spoilsReply = true
        var timeline = Timeline(status: 200, framing: .stream, steps: steps)
        timeline.alterations = [Timeline.Failure(action: "corrupt", event: 2)]
        let script = ReplyScript(timeline)
        let sent = (0..<count).map { SentStep(step: $0, at: .zero, bytes: 7) }
        let progress = PlaybackProgress(stepsSent: count, bodyBytes: 7 * count, sent: sent)
        let left = ReplyOutcome(
            ExchangeEnd(reason: .clientClosed, progress: progress, at: .zero),
            of: script,
            sends: progress.sends
        )
        #expect(left.ending == ending && left.fault == fault)
    }

    @Test(arguments: [Timeline.Framing.stream, .whole])
    func whatChanceDoesBeforeTheHeadNamesItsSeed(framing: Timeline.Framing) {
        let step = Step(event: "message", bytes: [1])
        let timeline = Timeline(status: 200, beforeHead: [Step(.reset)], framing: framing, steps: [step])
        let script = ReplyScript(timeline, cause: .init(answer: nil, reason: "by chance, seed 7"))
        let end = ExchangeEnd(reason: .reset, isHeadSent: false, stepsSent: 0, bodyBytesSent: 0, at: .zero)
        #expect(ReplyOutcome(end, of: script, sends: BodySends()).fault == "reset at request by chance, seed 7")
    }

    @Test func whatChanceDoesNamesItsSeed() {
        let cut = outcome(.reset, sent: 10, then: .reset, chance: .init(answer: nil, reason: "by chance, seed 7"))
        #expect(cut.fault == "reset at event 10 by chance, seed 7" && cut.ending == .fault)
        let error = outcome(.complete, sent: 10, chance: .init(answer: "overloaded_error", reason: "by chance, seed 7"))
        #expect(error.fault == "overloaded_error by chance, seed 7" && error.ending == .complete)
        #expect(
            outcome(.complete, sent: 10, chance: .init(answer: nil, reason: "by chance, seed 7")).fault
                == "delay by chance, seed 7"
        )
    }

    @Test func otherEndsAreWhatTheyAre() {
        #expect(outcome(.writeError(5), sent: 3).ending == .writeError)
        #expect(outcome(.stopped, sent: 3).ending == .stopped)
    }
}
