import Testing

@testable import MessagesAPI

struct MessageAccumulatorTests {
    private func message(_ events: [StreamEvent]) -> Message? {
        var accumulator = MessageAccumulator()
        for event in events { accumulator.accept(event) }
        return accumulator.message
    }

    private let start = StreamEvent.messageStart(Message(id: "msg_1", model: "m", usage: ["output_tokens": 1, "a": 2]))

    @Test func nothingBeforeTheStart() {
        #expect(message([.ping, .contentBlockStop(index: 0), .messageStop]) == nil)
    }

    @Test func textGrowsAndCitationsCollect() {
        let result = message([
            start, .contentBlockStart(index: 0, .text("", citations: [])), .ping,
            .contentBlockDelta(index: 0, .citation(["type": "char_location"])),
            .contentBlockDelta(index: 0, .text("Hel")), .contentBlockDelta(index: 0, .text("lo")),
            .contentBlockStop(index: 0),
        ])
        #expect(result?.content == [.text("Hello", citations: [["type": "char_location"]])])
    }

    @Test func thinkingTakesItsSignature() {
        let result = message([
            start, .contentBlockStart(index: 0, .thinking("", signature: "")),
            .contentBlockDelta(index: 0, .thinking("Hm")), .contentBlockDelta(index: 0, .signature("s")),
        ])
        #expect(result?.content == [.thinking("Hm", signature: "s")])
    }

    @Test func inputIsReadWhenItsBlockEnds() {
        let result = message([
            start, .contentBlockStart(index: 0, .toolUse(.init(id: "t", name: "f"))),
            .contentBlockDelta(index: 0, .inputJSON("")), .contentBlockDelta(index: 0, .inputJSON(#"{"a":"#)),
            .contentBlockDelta(index: 0, .inputJSON("1}")), .contentBlockStop(index: 0),
            .contentBlockStart(index: 1, .serverToolUse(.init(id: "s", name: "g"))),
            .contentBlockDelta(index: 1, .inputJSON(#"{"b":2}"#)), .contentBlockStop(index: 1),
        ])
        #expect(
            result?.content == [
                .toolUse(.init(id: "t", name: "f", input: ["a": 1])),
                .serverToolUse(.init(id: "s", name: "g", input: ["b": 2])),
            ]
        )
    }

    @Test func brokenInputLeavesItEmpty() {
        let result = message([
            start, .contentBlockStart(index: 0, .toolUse(.init(id: "t", name: "f"))),
            .contentBlockDelta(index: 0, .inputJSON(#"{"a":"#)), .contentBlockStop(index: 0),
        ])
        #expect(result?.content == [.toolUse(.init(id: "t", name: "f"))])
    }

    /// The content of a message of one block that takes these deltas.
    private func content(_ block: JSONObject, _ deltas: [JSONObject]) -> [ContentBlock]? {
        let deltas = deltas.map { StreamEvent.contentBlockDelta(index: 0, .other($0)) }
        return message(
            [start, .contentBlockStart(index: 0, .other(block))] + deltas + [.contentBlockStop(index: 0)]
        )?.content
    }

    @Test func aCompactionTakesWhatItsDeltaBrings() {
        #expect(
            content(
                ["type": "compaction", "content": nil, "encrypted_content": nil],
                [["type": "compaction_delta", "content": "a", "encrypted_content": "x"]]
            ) == [.other(["type": "compaction", "content": "a", "encrypted_content": "x"])]
        )
        #expect(
            content(
                ["type": "compaction", "content": nil, "encrypted_content": "y"],
                [["type": "compaction_delta", "content": "a"]]
            ) == [.other(["type": "compaction", "content": "a", "encrypted_content": "y"])]
        )
    }

    @Test func howABlockAndItsDeltasWereMadeMakesNoDifference() {
        #expect(
            content(
                ["type": "tool_use", "id": "t", "name": "f", "input": [:]],
                [
                    ["type": "input_json_delta", "partial_json": ""],
                    ["type": "input_json_delta", "partial_json": #"{"a":"#],
                    ["type": "input_json_delta", "partial_json": "1}"],
                ]
            ) == [.toolUse(.init(id: "t", name: "f", input: ["a": 1]))]
        )
        #expect(
            content(
                ["citations": [], "type": "text", "text": ""],
                [
                    ["type": "citations_delta", "citation": ["type": "char_location"]],
                    ["type": "text_delta", "text": "Hel"], ["type": "text_delta", "text": "lo"],
                ]
            ) == [.text("Hello", citations: [["type": "char_location"]])]
        )
        #expect(
            content(
                ["type": "thinking", "thinking": "", "signature": ""],
                [
                    ["type": "thinking_delta", "thinking": "H", "estimated_tokens": 50],
                    ["type": "thinking_delta", "thinking": "m", "estimated_tokens": 50],
                    ["type": "signature_delta", "signature": "s"],
                ]
            ) == [.thinking("Hm", signature: "s")]
        )
    }

    @Test func furtherMembersOfABlockAreKept() {
        #expect(
            content(
                ["type": "mcp_tool_use", "id": "m", "name": "f", "server_name": "s", "input": [:]],
                [["type": "input_json_delta", "partial_json": #"{"a":1}"#]]
            ) == [.other(["type": "mcp_tool_use", "id": "m", "name": "f", "server_name": "s", "input": ["a": 1]])]
        )
        #expect(
            content(["type": "text", "text": "", "x": 1], [["type": "text_delta", "text": "a"]])
                == [.other(["type": "text", "text": "a", "x": 1])]
        )
    }

    @Test func aDeltaThatIsNotKnownChangesNothing() {
        #expect(content(["type": "text", "text": "a"], [["type": "new_delta", "text": "b"]]) == [.text("a")])
        #expect(
            content(["type": "hologram", "text": "a"], [["type": "hologram_delta", "text": "b", "n": 1]])
                == [.other(["type": "hologram", "text": "a"])]
        )
    }

    @Test func aKnownDeltaChangesOnlyABlockThatTakesIt() {
        #expect(
            content(["type": "text", "text": "a"], [["type": "input_json_delta", "partial_json": "{}"]]) == [.text("a")]
        )
        #expect(
            content(["type": "tool_use", "id": "t", "name": "f", "input": [:]], [["type": "text_delta", "text": "a"]])
                == [.toolUse(.init(id: "t", name: "f"))]
        )
        #expect(
            content(["type": "hologram", "text": "a"], [["type": "text_delta", "text": "b"]])
                == [.other(["type": "hologram", "text": "ab"])]
        )
    }

    /// Text that comes in very many pieces takes no longer than its length.
    @Test func manyDeltasAreTakenInLinearTime() {
        var accumulator = MessageAccumulator()
        accumulator.accept(start)
        accumulator.accept(.contentBlockStart(index: 0, .text("")))
        for _ in 0..<50_000 { accumulator.accept(.contentBlockDelta(index: 0, .text("twenty characters…"))) }
        #expect(accumulator.message?.content == [.text(String(repeating: "twenty characters…", count: 50_000))])
    }

    @Test func theEndTellsTheReasonAndReplacesUsage() {
        let end = StreamEvent.messageDelta(
            stopReason: .refusal,
            stopSequence: "x",
            stopDetails: ["type": "refusal"],
            usage: ["output_tokens": 9]
        )
        let result = message([start, end, .messageStop])
        #expect(result?.stopReason == .refusal)
        #expect(result?.stopSequence == "x")
        #expect(result?.stopDetails == ["type": "refusal"])
        #expect(result?.usage == ["output_tokens": 9, "a": 2])
    }

    @Test func aDeltaOfABlockThatIsNotThereChangesNothing() {
        let result = message([start, .contentBlockDelta(index: 3, .text("x")), .contentBlockStop(index: 3)])
        #expect(result?.content == [])
    }

    @Test func eventsThatAreWrittenOutMakeTheSameMessage() {
        let events = [
            start, .contentBlockStart(index: 0, .text("")), .contentBlockDelta(index: 0, .text("Hi")),
            .contentBlockStop(index: 0),
            .messageDelta(stopReason: .endTurn, stopSequence: nil, stopDetails: nil, usage: ["output_tokens": 9]),
        ]
        #expect(message(events.map { .other($0.json) }) == message(events))
    }

    @Test func furtherMembersOfTheMessageAreKept() {
        let result = message([
            .other(["type": "message_start", "message": ["id": "msg_1", "container": nil]]),
            .other([
                "type": "message_delta", "delta": ["stop_reason": "end_turn", "container": ["id": "c"]],
                "context_management": ["applied_edits": []],
            ]),
        ])
        #expect(result?.extra == ["container": ["id": "c"], "context_management": ["applied_edits": []]])
        #expect(result?.stopReason == .endTurn)
    }

    @Test func eventsThatLackWhatTheyShouldHaveChangeNothing() {
        let whole = message([start, .contentBlockStart(index: 0, .text("a"))])
        for type in ["message_start", "content_block_start", "content_block_delta", "content_block_stop", "x"] {
            #expect(
                message([start, .contentBlockStart(index: 0, .text("a")), .other(["type": .string(type)])]) == whole
            )
        }
        #expect(message([.other(["type": "message_start", "message": "Hi"])]) == nil)
    }
}
