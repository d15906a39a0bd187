import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct AnswerCompilerTests {
    private let compiler = AnswerCompiler(
        LoadedScenario(Self.scenario),
        Identifiers(seed: 7, session: "default", body: 1, answer: 0)
    )
    private let reply = Reply.text("Hello")
    private static let scenario: Scenario = {
        var scenario = Scenario()
        scenario.seed = 7
        return scenario
    }()

    private func request(stream: Bool = true) -> MessagesRequest {
        MessagesRequest(
            body: [
                "model": "claude-sonnet-4-5", "stream": .bool(stream),
                "messages": [["role": "user", "content": "Hi"]],
            ]
        )
    }

    private func answer(_ hit: ChaosDraw.Hit?, to reply: Reply? = nil, stream: Bool = true) -> Answer {
        compiler.answer(reply ?? self.reply, befallenBy: hit, to: ReplyContext(request(stream: stream)))
    }

    private func fault(_ answer: Answer) -> String? { ReplyScript(answer.timeline, cause: answer.cause).fault }

    @Test func withoutAHitItIsTheReply() {
        let plain = answer(nil)
        #expect(plain.timeline == compiler.answer(reply, to: ReplyContext(request())).timeline)
        #expect(plain.cause == nil && plain.failure == .scripted)
        #expect(plain.reply?.message != nil)
    }

    @Test func anAnswerTakesTheRepliesPlace() {
        let replaced = answer(.answer(.error(.overloaded)))
        #expect(replaced.timeline.status == 529)
        #expect(replaced.failure == .replaced)
        #expect(fault(replaced) == "overloaded_error by chance, seed 7")
        #expect(fault(answer(.answer(.text("other")))) == "another reply by chance, seed 7")
    }

    @Test func aFaultIsDoneToTheReply() {
        let cut = answer(.fault(ReplyFault(at: .event(2), .reset)))
        #expect(cut.timeline.steps.last?.action == .reset)
        #expect(cut.failure == .cut)
        #expect(fault(cut) == "reset at event 2 by chance, seed 7")
        let late = answer(.fault(ReplyFault(at: .event(2), .wait(.seconds(1)))))
        #expect(fault(late) == "delay by chance, seed 7")
        #expect(!late.played.fails)
    }

    @Test func aFaultComesBehindThoseThatAreScripted() {
        var scripted = reply
        scripted.faults = [ReplyFault(at: .event(1), .hold("gate"))]
        let both = answer(.fault(ReplyFault(at: .event(1), .reset)), to: scripted)
        #expect(both.timeline.steps.suffix(2).map(\.action) == [.hold("gate"), .reset])
    }

    /// A reply that fails as scripted goes on to the next attempt, whatever chance adds.
    @Test func aReplyThatFailsAnywayFailsAsScripted() {
        let slow = answer(.fault(ReplyFault(at: .request, .wait(.seconds(1)))), to: .error(.overloaded))
        #expect(slow.timeline.fails && slow.failure == .scripted)
        #expect(slow.cause != nil)
    }

    @Test(arguments: [true, false]) func whatTheReplyNeverComesToIsNoChance(stream: Bool) {
        for place in [Position.event(100), .byte(100_000), .block(2)] {
            let answer = answer(.fault(ReplyFault(at: place, .reset)), stream: stream)
            #expect(answer.cause == nil && answer.failure == .scripted)
            #expect(answer.timeline == self.answer(nil, stream: stream).timeline)
        }
    }

    @Test func whatMeansNothingWithoutStreamingIsNoChance() {
        for act in [Fault.Act.drop, .duplicate, .swap] {
            #expect(answer(.fault(ReplyFault(at: .event(2), act)), stream: false).cause == nil)
            #expect(answer(.fault(ReplyFault(at: .event(2), act))).cause != nil)
        }
        #expect(answer(.fault(ReplyFault(at: .shareOfEvents(0.99), .swap))).cause == nil)
    }
}
