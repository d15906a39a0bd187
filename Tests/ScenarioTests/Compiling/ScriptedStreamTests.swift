import MessagesAPI
import Testing

@testable import Scenario

struct ScriptedStreamTests {
    private func message(_ blocks: [Block], _ change: (inout Reply) -> Void = { _ in }) -> Message {
        var reply = Reply(.content(blocks))
        change(&reply)
        var identifiers = Identifiers(seed: 0, session: "default", body: 1, answer: 0)
        let stream = ScriptedStream(
            of: reply,
            to: ReplyContext(MessagesRequest(body: ["model": "claude-sonnet-4-20250514"])),
            scenario: Scenario(),
            identifiers: &identifiers
        )
        return stream.message
    }

    @Test func aTextEndsItsTurn() {
        let message = message([.text("Hello there")])
        #expect(message.stopReason == .endTurn)
        #expect(message.content == [.text("Hello there")])
        #expect(message.model == "claude-sonnet-4-20250514")
        #expect(message.id.hasPrefix("msg_01"))
    }

    @Test func aToolCallAtTheEndStopsForTheTool() {
        #expect(message([.text("x"), .toolUse(ToolCall(name: "f"))]).stopReason == .toolUse)
        #expect(message([.toolUse(ToolCall(name: "f")), .text("x")]).stopReason == .endTurn)
        #expect(message([.serverToolUse(ToolCall(name: "web_search"))]).stopReason == .endTurn)
    }

    @Test func theTypeOfTheLastBlockCountsHoweverItIsWritten() {
        let call: (String) -> Block = { .custom(block: ["type": .string($0), "id": "x", "name": "f", "input": [:]]) }
        #expect(message([.text("x"), call("tool_use")]).stopReason == .toolUse)
        #expect(message([call("tool_use"), .text("x")]).stopReason == .endTurn)
        #expect(message([call("mcp_tool_use")]).stopReason == .endTurn)
        #expect(message([call("server_tool_use")]).stopReason == .endTurn)
    }

    @Test func theDetailsOfARefusalAreLaidOverTheServices() {
        let plain: JSONObject = ["type": "refusal", "category": nil, "explanation": nil]
        #expect(message([.text("x")]).stopDetails == nil)
        #expect(message([.text("x")]) { $0.stopReason = .refusal }.stopDetails == plain)
        let told = message([.toolUse(ToolCall(name: "f"))]) { $0.stopDetails = ["category": "bio", "new": 1] }
        #expect(told.stopReason == .refusal)
        #expect(told.stopDetails == ["type": "refusal", "category": "bio", "explanation": nil, "new": 1])
    }

    @Test func detailsBesideAnotherReasonAreSentAsTheyAre() {
        let message = message([.text("x")]) {
            $0.stopReason = .pauseTurn
            $0.stopDetails = ["type": "pause"]
        }
        #expect(message.stopReason == .pauseTurn)
        #expect(message.stopDetails == ["type": "pause"])
    }

    @Test func aStopSequenceIsItsOwnReason() {
        let message = message([.text("x")]) { $0.stopSequence = "END" }
        #expect(message.stopReason == .stopSequence)
        #expect(message.stopSequence == "END")
    }

    @Test func whatIsWrittenHolds() {
        let message = message([.toolUse(ToolCall(name: "f", input: .value(["a": [1, 2]])))]) {
            $0.id = "msg_mine"
            $0.stopReason = .maxTokens
            $0.usage = ["output_tokens": 99]
        }
        #expect(message.id == "msg_mine")
        #expect(message.stopReason == .maxTokens)
        #expect(message.usage["output_tokens"] == 99)
        guard case .toolUse(let call)? = message.content.first else {
            Issue.record("expected a tool call, found \(message.content)")
            return
        }
        #expect(call.input == ["a": [1, 2]])
    }

    @Test func tokensAreEstimatedFromTheText() {
        #expect(message([.text(.exact(["12345678"]))]).usage["output_tokens"] == 2)
        #expect(message([]).usage["output_tokens"] == 1)
        let custom = Block.custom(
            block: ["type": "text", "text": ""],
            deltas: [["type": "text_delta", "text": "12345678"]]
        )
        #expect(message([custom]).usage["output_tokens"] == 2)
    }

    @Test func everyBlockHasAnIdOfItsOwn() {
        let content = message([.toolUse(ToolCall(name: "f")), .toolUse(ToolCall(name: "f"))]).content
        #expect(content.count == 2 && content[0] != content[1])
    }

    private func stream(_ steps: [ScriptStep]) -> ScriptedStream {
        var reply = Reply(.events(steps))
        reply.id = "msg_1"
        var identifiers = Identifiers(seed: 0, session: "default", body: 1, answer: 0)
        return ScriptedStream(
            of: reply,
            to: ReplyContext(MessagesRequest(body: ["model": "m"])),
            scenario: Scenario(),
            identifiers: &identifiers
        )
    }

    /// What is added before the steps and behind them: `start`, `end`, and `cut` for an end that a cut leaves out.
    private func added(_ steps: [ScriptStep]) -> [String] {
        let stream = stream(steps)
        return (stream.opening.isEmpty ? [] : ["start"]) + (stream.closing.isEmpty ? [] : ["end"])
            + (stream.missing.isEmpty ? [] : ["cut"])
    }

    private func raw(_ event: StreamEvent) -> ScriptStep { .raw(SSEEncoder.encode(event)) }

    private static let start = StreamEvent.messageStart(Message(id: "msg_raw", model: "m", usage: [:]))

    @Test(
        arguments: [
            [], [.block(.text("a"))], [.ping], [.wait(.seconds(1))], [.hold("a")], [.block(.text("a")), .hold("a")],
            [.raw(Array(": comment\n\n".utf8))], [.event(["type": "new_event"])],
            [.block(.text("a")), .messageStart([:])],
        ] as [[ScriptStep]]
    )
    func bothEndsAreAdded(steps: [ScriptStep]) {
        #expect(added(steps) == ["start", "end"])
    }

    @Test(
        arguments: [
            [.messageStart([:])], [.wait(.seconds(1)), .hold("a"), .ping, .messageStart([:])],
            [.event(Self.start.json), .block(.text("a"))], [.raw(SSEEncoder.encode(Self.start))],
            [
                .raw(Array(SSEEncoder.encode(Self.start).prefix(9))),
                .raw(Array(SSEEncoder.encode(Self.start).dropFirst(9))),
            ],
        ] as [[ScriptStep]]
    )
    func stepsThatBeginWithAStartHaveTheirOwn(steps: [ScriptStep]) {
        #expect(added(steps) == ["end"])
    }

    @Test(
        arguments: [
            [.messageDelta([:])], [.messageStop([:])], [.event(["type": "message_stop"])],
            [.event(["type": "message_delta"])],
            [.raw(Array("data: {\"type\":\"message_stop\"}\n\n".utf8))], [.messageStop([:]), .block(.text("a"))],
            [.error(APIError(.overloaded))], [.event(["type": "error"])], [.error(APIError(.api)), .block(.text("a"))],
            [.messageStop([:]), .act(.reset)],
        ] as [[ScriptStep]]
    )
    func stepsWithAnEndOrAnErrorGetNone(steps: [ScriptStep]) {
        #expect(added(steps) == ["start"])
    }

    @Test(arguments: ScriptStep.Act.allCases) func aCutLeavesTheEndOut(act: ScriptStep.Act) {
        #expect(added([.block(.text("a")), .act(act)]) == ["start", "cut"])
    }

    @Test func indicesRunOn() {
        let stream = stream([
            .block(.text("a")),
            .event(["type": "content_block_start", "index": 1, "content_block": ["type": "text", "text": ""]]),
            .event(["type": "content_block_stop", "index": 1]),
            raw(.contentBlockStart(index: 2, .text(""))), raw(.contentBlockStop(index: 2)),
            .block(.text("b")),
        ])
        #expect(stream.parts.last?.first == StreamItem(.contentBlockStart(index: 3, .text(""))))
    }

    @Test func theFrameCountsAllThatIsSaid() {
        let call: JSONObject = ["type": "tool_use", "id": "t", "name": "f", "input": [:]]
        let message = stream([
            .block(.text("12345678")),
            raw(.contentBlockStart(index: 1, .other(call))), raw(.contentBlockDelta(index: 1, .inputJSON("{\"a\":1}"))),
            raw(.contentBlockStop(index: 1)),
        ]).message
        #expect(message.stopReason == .toolUse)
        #expect(message.usage["output_tokens"] == 4)
        #expect(message.content.last == .toolUse(.init(id: "t", name: "f", input: ["a": 1])))
    }

    @Test func theMessageOfACutStreamIsWhole() {
        let steps: [ScriptStep] = [.block(.text("a b")), .block(.text("c"))]
        #expect(stream(steps + [.act(.reset)]).message == stream(steps).message)
    }

    @Test func aMessageWithoutAStartIsEmpty() {
        #expect(stream([.event(["type": "message_start"]), .block(.text("a"))]).message == Message(json: [:]))
    }

    @Test func aPingOfItsOwnIsFoundHoweverItIsWritten() {
        #expect(stream([.ping]).hasPing && stream([.event(["type": "ping"])]).hasPing && stream([raw(.ping)]).hasPing)
        #expect(!stream([.block(.text("ping"))]).hasPing)
    }

    /// A reply of blocks is the stream of these blocks as steps.
    @Test func contentAndEventsAreOne() {
        let blocks: [Block] = [
            .thinking("Hm, well"), .text("Hi there", citations: [["type": "char_location"]]),
            .redactedThinking(data: "x"),
            .serverToolUse(ToolCall(name: "web_search", input: .value(["query": "q"]))),
            .custom(block: ["type": "hologram"], deltas: [["type": "hologram_delta", "text": "a"]]),
            .toolUse(ToolCall(name: "f", input: .value(["city": "Hanoi"]))),
        ]
        for count in 0...blocks.count {
            let blocks = Array(blocks.prefix(count))
            let streams = [Reply.Body.content(blocks), .events(blocks.map { .block($0) })].map { body in
                var identifiers = Identifiers(seed: 7, session: "default", body: 1, answer: 0)
                return ScriptedStream(
                    of: Reply(body),
                    to: ReplyContext(MessagesRequest(body: ["model": "m"])),
                    scenario: Scenario(),
                    identifiers: &identifiers
                )
            }
            #expect(streams[0].items == streams[1].items)
            #expect(streams[0].message == streams[1].message)
        }
    }
}
