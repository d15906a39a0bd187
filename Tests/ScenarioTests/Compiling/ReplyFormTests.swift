import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct ReplyFormTests {
    private static let agent: Reply = {
        var reply = Reply(
            .content([
                .thinking("Hmm. What do they \"want\"?", signature: nil),
                .text("Let me look: Grüße, 1111 and 2222."),
                .toolUse(ToolCall(name: "look", input: .value(["at": "Hanoi"]))),
                .toolUse(ToolCall(name: "look", input: .value(["at": [1, 2, 3]]))),
            ])
        )
        reply.headers = [("x-other", "value"), ("anthropic-organization-id", nil)]
        return reply
    }()

    private func context(_ text: String = "Hello", stream: Bool = true, _ more: JSONObject = [:]) -> ReplyContext {
        let body: JSONObject = [
            "model": "claude-sonnet-4-5", "stream": .bool(stream),
            "messages": [["role": "user", "content": .string(text)]],
        ]
        return ReplyContext(MessagesRequest(body: .object(body.overlaid(with: more))))
    }

    private func form(
        _ reply: Reply,
        _ context: ReplyContext? = nil,
        _ change: (inout Scenario) -> Void = { _ in }
    ) -> ReplyForm? {
        var scenario = Scenario()
        change(&scenario)
        return ReplyCompiler(scenario).form(of: reply, to: context ?? self.context(), dialect: MessagesDialect())
    }

    /// Whether the form filled is what compiling gives, for many answers.
    private func agrees(_ reply: Reply, stream: Bool, _ change: (inout Scenario) -> Void = { _ in }) -> Bool {
        var scenario = Scenario()
        change(&scenario)
        let compiler = ReplyCompiler(scenario)
        guard let form = compiler.form(of: reply, to: context(stream: stream), dialect: MessagesDialect()) else {
            return false
        }
        return (UInt64(0)..<40).allSatisfy { number in
            let ids = Identifiers(seed: number, session: "s", body: number * 3, answer: number % 5)
            // As many digits.
            let context = context(String(repeating: "x", count: Int(number % 12)), stream: stream)
            let letters = form.letters(of: ids, inputTokens: context.inputTokens)
            return form.timeline(with: letters) == compiler.compile(reply, to: context, identifiers: ids).timeline
        }
    }

    @Test(arguments: [true, false]) func aFilledFormIsWhatCompilingGives(stream: Bool) {
        #expect(agrees(Self.agent, stream: stream))
        #expect(agrees(.text("Hello"), stream: stream))
        #expect(agrees(.error(.overloaded), stream: stream))
        #expect(agrees(Reply(.http(Array("no JSON".utf8))), stream: stream))
        #expect(agrees(Reply(.events([.block(.text("a")), .ping, .act(.reset)])), stream: stream))
    }

    @Test(arguments: [true, false]) func soItIsWhateverIsDoneToTheReply(stream: Bool) {
        var faulty = Self.agent
        faulty.faults = [ReplyFault(at: .byte(70), .hold("gate")), ReplyFault(at: .byte(90), .reset)]
        #expect(agrees(faulty, stream: stream))
        #expect(agrees(Self.agent, stream: stream) { $0.wire.slice = .bytes(7) })
        #expect(agrees(Self.agent, stream: stream) { $0.wire.byteOrderMark = true })
        #expect(agrees(Self.agent, stream: stream) { $0.wire.unknownEvents = true })
        #expect(agrees(Self.agent, stream: stream) { $0.pings = .every(.milliseconds(3)) })
        #expect(agrees(Self.agent, stream: stream) { $0.pace = Pace(first: .seconds(1), between: .milliseconds(2)) })
    }

    @Test func whatIsLeftToChanceHasNoForm() {
        #expect(form(.text("Hello")) { $0.wire.padding = true } == nil)
        #expect(form(.text("Hello")) { $0.wire.slice = .random } == nil)
        var jittery = Reply.text("Hello")
        jittery.pace = Pace(first: .zero, between: .seconds(1), jitter: .share(0.5))
        #expect(form(jittery) == nil)
    }

    @Test func whatTellsOfMoreThanIDsAndTokensHasNoForm() {
        #expect(form(.text("Hello"), context("", ["container": "c"])) == nil)
        let code = ToolCall(name: "bash_code_execution", input: .value([:]))
        #expect(form(Reply(.content([.serverToolUse(code)]))) == nil)
        var said = Reply.text("Hello")
        said.container = ["id": "mine"]
        #expect(form(said) == nil)
    }

    @Test func whatIsCutInsideAnIDHasNoForm() {
        var cut = Reply.text("Hello")
        cut.faults = [ReplyFault(at: .byte(50), .reset)]
        #expect(form(cut, context(stream: false)) == nil)
    }

    @Test func theTextsOfItsContentAreFilledToo() throws {
        let form = try #require(self.form(Self.agent))
        let ids = Identifiers(seed: 1, session: "s", body: 2, answer: 3)
        let compiled = ReplyCompiler(Scenario()).compile(Self.agent, to: context(), identifiers: ids)
        func calls(_ content: [ContentBlock]) -> [String] {
            content.compactMap { if case .toolUse(let call) = $0 { call.id } else { nil } }
        }
        let texts = try #require(form.texts(in: calls))
        let letters = form.letters(of: ids, inputTokens: context().inputTokens)
        #expect(texts.count == 2)
        #expect(texts.map { $0.string(with: letters) } == calls(compiled.message?.content ?? []))
        #expect(form.texts { calls($0).map { String($0.reversed()) } } == nil)
    }

    @Test func whatNobodyCallsHasNoTexts() throws {
        let form = try #require(self.form(.text("Hello")))
        #expect(form.texts { $0.map { "\($0)" } } == [])
        #expect(form.begin == .zero)
    }
}
