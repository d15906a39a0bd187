import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct PlayedTimelineTests {
    private let compiler = ReplyCompiler(Scenario())
    private let reply: Reply = {
        var reply = Reply(
            .content([
                .thinking("Hmm.", signature: nil), .text("Looking."),
                .toolUse(ToolCall(name: "look", input: .value(["at": 1]))),
            ])
        )
        reply.pace = Pace(first: .milliseconds(200), between: .milliseconds(20))
        return reply
    }()

    private func context(stream: Bool = true) -> ReplyContext {
        ReplyContext(
            MessagesRequest(
                body: [
                    "model": "claude-sonnet-4-5", "stream": .bool(stream),
                    "messages": [["role": "user", "content": "Hi"]],
                ]
            )
        )
    }

    private func identifiers(_ number: UInt64) -> Identifiers {
        Identifiers(seed: 1, session: "default", body: number, answer: 0)
    }

    private func form(_ reply: Reply, stream: Bool = true) -> ReplyForm? {
        compiler.form(of: reply, to: context(stream: stream), dialect: MessagesDialect())
    }

    @Test(arguments: [true, false]) func anAnswerOfAFormIsPlayedAsOneThatWasCompiledForItself(stream: Bool) throws {
        let form = try #require(self.form(reply, stream: stream))
        let shared = try #require(PlayedTimeline(form, mayLeave: false, at: .times(2)))
        for number in UInt64(1)...5 {
            let letters = shared.letters(of: identifiers(number), inputTokens: context().inputTokens)
            let compiled = compiler.compile(reply, to: context(stream: stream), identifiers: identifiers(number))
            let own = PlayedTimeline(compiled.timeline, of: compiled, at: .times(2))
            #expect(shared.timeline(with: letters) == own.timeline)
            #expect(shared.headers(with: letters) == own.headers(with: []))
            #expect(shared.end == own.end && shared.begin == own.begin && shared.fails == own.fails)
            for texts in [\PlayedTimeline.toolCalls, \.thinking] {
                #expect(
                    shared[keyPath: texts].map { $0.string(with: letters) }
                        == own[keyPath: texts].map { $0.string(with: []) }
                )
            }
            let responses = (
                shared.response(with: letters, headers: shared.headers(with: letters)),
                own.response(with: [], headers: own.headers(with: []))
            )
            #expect(responses.0.headers == responses.1.headers)
            #expect(responses.0.headDue == responses.1.headDue)
            switch (responses.0.body, responses.1.body) {
            case (.bytes(let shared), .bytes(let own)): #expect(shared == own && !stream)
            case (.playback(let shared), .playback(let own)): #expect(shared.steps == own.steps && stream)
            default: Issue.record("expected two bodies of one kind")
            }
        }
    }

    @Test func whatIsKnownBeforehandIsTheTimelines() {
        let steps = [
            Step(event: "a", bytes: [1], at: .milliseconds(10)), Step(.hold("gate"), at: .milliseconds(10)),
            Step(.reset, at: .milliseconds(30)),
        ]
        let played = PlayedTimeline(
            Timeline(status: 200, framing: .stream, steps: steps),
            mayLeave: true,
            at: .times(10)
        )
        #expect(played.fails && played.isHeld && played.mayLeave)
        #expect(played.end == .milliseconds(3))
        #expect(played.timeline.steps == steps)
        #expect(played.script.failure?.description == "reset at event 1")
        let plain = PlayedTimeline(Timeline(status: 200, framing: .whole))
        #expect(!plain.fails && !plain.isHeld && !plain.mayLeave)
        #expect(plain.end == .zero && plain.begin == nil && plain.toolCalls.isEmpty)
    }

    @Test func aLongerReplyTakesMoreMemory() throws {
        let (short, long) = (
            try #require(form(.text("a"))), try #require(form(.text(String(repeating: "word ", count: 900))))
        )
        let sizes = [short, long].compactMap { PlayedTimeline($0, mayLeave: false, at: .instant)?.size }
        #expect(sizes.count == 2 && sizes[0] * 20 < sizes[1])
    }
}
