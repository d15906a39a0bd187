import Testing

@testable import MessagesAPI

@Suite struct MessageAccumulatorTests {
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

    @Test func blocksOfOtherKindsGrowByTheirStrings() {
        let result = message([
            start, .contentBlockStart(index: 0, .other(["type": "compaction", "content": nil, "n": 1])),
            .contentBlockDelta(index: 0, .other(["type": "compaction_delta", "content": "a", "n": 2])),
            .contentBlockDelta(index: 0, .other(["type": "compaction_delta", "content": "b"])),
        ])
        #expect(result?.content == [.other(["type": "compaction", "content": "ab", "n": 2])])
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
}
