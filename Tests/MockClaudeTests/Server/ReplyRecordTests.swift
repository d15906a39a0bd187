import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct ReplyRecordTests {
    private func state(_ steps: [ScriptStep], mayLeave: Bool = false) -> ServerState {
        var reply = Reply(.events(steps))
        reply.mayLeave = mayLeave
        return ServerState(Scenario(rules: [Rule(name: "script", answer: .reply(reply))]))
    }

    private func respond(_ state: ServerState) -> HTTPResponse {
        Responder(state, control: nil, log: .silent).respond(to: .message("Hi"))
    }

    private func end(_ reason: ExchangeEnd.Reason, sent: Int, steps: [SentStep] = []) -> ExchangeEnd {
        ExchangeEnd(
            reason: reason,
            progress: PlaybackProgress(stepsSent: sent, bodyBytes: 99, sent: steps),
            at: .milliseconds(7)
        )
    }

    @Test func anEntryIsThereBeforeAnythingIsSent() throws {
        let state = state([.block(.text("a"))])
        _ = respond(state)
        let entry = try #require(state.journal.entries().first)
        #expect(entry.rule == "script" && entry.call == 1 && entry.attempt == 1 && entry.status == 200)
        #expect(entry.ended == nil && entry.events.isEmpty)
    }

    @Test func eventsHaveTheNamesOfTheirStepsAndBeatsArePings() throws {
        let state = state([.block(.text("a")), .hold("gate"), .block(.text("b"))])
        let response = respond(state)
        guard case .playback(let playback) = response.body else { return #expect(Bool(false)) }
        let sizes = playback.steps.map { if case .write(let bytes) = $0.action { bytes.count } else { 0 } }
        let sent = [
            SentStep(step: 0, at: .milliseconds(1), bytes: sizes[0]),
            SentStep(step: nil, at: .milliseconds(2), bytes: 5),
            SentStep(step: 1, at: .milliseconds(3), bytes: sizes[1]),
        ]
        response.onEnd?(end(.stopped, sent: 2, steps: sent))
        let entry = try #require(state.journal.entries().first)
        #expect(entry.events.map(\.type) == ["message_start", "ping", "content_block_start"])
        #expect(entry.events.map(\.at) == [.milliseconds(1), .milliseconds(2), .milliseconds(3)])
        #expect(entry.bytes == 99 && entry.ended == .stopped)
    }

    @Test(arguments: [(false, [FindingKind.leftEarly]), (true, [])])
    func whoLeavesEarlyIsFoundOutUnlessItMay(mayLeave: Bool, kinds: [FindingKind]) {
        let state = state([.block(.text("a"))], mayLeave: mayLeave)
        respond(state).onEnd?(end(.clientClosed, sent: 2))
        #expect(state.journal.entries().first?.findings.map(\.kind) == kinds)
        #expect(state.verdict().findings.map(\.kind) == kinds)
    }

    @Test func onlyAReplyThatIsHeldSomewhereNeedsARemote() {
        #expect(respond(state([.block(.text("a"))])).remote == nil)
        #expect(respond(state([.block(.text("a")), .hold("gate")])).remote != nil)
    }

    @Test func whatATestCutsAtAGateHasFailedAndMayBeTriedAgain() {
        let state = state([.block(.text("a")), .hold("gate"), .block(.text("b"))])
        respond(state).onEnd?(end(.reset, sent: 5))
        _ = respond(state)
        #expect(state.journal.entries().map(\.attempt) == [1, 2])
        #expect(state.journal.entries().map(\.call) == [1, 1])
    }
}
