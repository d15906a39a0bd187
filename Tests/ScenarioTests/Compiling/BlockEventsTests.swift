import MessagesAPI
import Testing

@testable import Scenario

struct BlockEventsTests {
    private func lines(_ block: Block, chunk: Chunk = .word) -> [String] {
        var identifiers = Identifiers(seed: 0, session: "default", body: 1, answer: 0)
        return block.events(at: 3, chunk: chunk, identifiers: &identifiers).map { JSON.object($0.json).description }
    }

    private func start(_ block: String) -> String {
        #"{"type":"content_block_start","index":3,"content_block":\#(block)}"#
    }

    private func delta(_ delta: String) -> String { #"{"type":"content_block_delta","index":3,"delta":\#(delta)}"# }

    private let stop = #"{"type":"content_block_stop","index":3}"#

    @Test func text() {
        #expect(
            lines(.text("Hi you")) == [
                start(#"{"type":"text","text":""}"#), delta(#"{"type":"text_delta","text":"Hi"}"#),
                delta(#"{"type":"text_delta","text":" you"}"#), stop,
            ]
        )
    }

    @Test func citationsComeBeforeTheTextThatTheySupport() {
        #expect(
            lines(.text("Hi", citations: [["type": "char_location"]])) == [
                start(#"{"citations":[],"type":"text","text":""}"#),
                delta(#"{"type":"citations_delta","citation":{"type":"char_location"}}"#),
                delta(#"{"type":"text_delta","text":"Hi"}"#), stop,
            ]
        )
    }

    @Test func thinkingEndsWithItsSignature() {
        #expect(
            lines(.thinking("Hm", signature: "EqQB")) == [
                start(#"{"type":"thinking","thinking":"","signature":""}"#),
                delta(#"{"type":"thinking_delta","thinking":"Hm"}"#),
                delta(#"{"type":"signature_delta","signature":"EqQB"}"#), stop,
            ]
        )
        #expect(lines(.thinking("Hm"))[2].contains(#""signature":"Er"#))
    }

    @Test func redactedThinkingIsWhole() {
        #expect(lines(.redactedThinking(data: "x")) == [start(#"{"type":"redacted_thinking","data":"x"}"#), stop])
    }

    @Test func aToolCallStartsWithAnEmptyDelta() {
        #expect(
            lines(.toolUse(ToolCall(name: "f", id: "toolu_1", input: .value(["city": "Hanoi"])))) == [
                start(#"{"type":"tool_use","id":"toolu_1","name":"f","input":{}}"#),
                delta(#"{"type":"input_json_delta","partial_json":""}"#),
                delta(#"{"type":"input_json_delta","partial_json":"{\"city\":\"Han"}"#),
                delta(#"{"type":"input_json_delta","partial_json":"oi\"}"}"#), stop,
            ]
        )
    }

    @Test func aToolCallsTextIsSentAsItIs() {
        let call = ToolCall(name: "f", id: "toolu_1", input: .text(.exact([#"{"city": "#, "oops"])), extra: ["x": 1])
        #expect(
            lines(.toolUse(call)) == [
                start(#"{"type":"tool_use","id":"toolu_1","name":"f","input":{},"x":1}"#),
                delta(#"{"type":"input_json_delta","partial_json":"{\"city\": "}"#),
                delta(#"{"type":"input_json_delta","partial_json":"oops"}"#), stop,
            ]
        )
    }

    @Test func callsGetIdsOfTheirKind() {
        #expect(lines(.toolUse(ToolCall(name: "f")))[0].contains(#""id":"toolu_01"#))
        #expect(lines(.serverToolUse(ToolCall(name: "web_search")))[0].contains(#""id":"srvtoolu_01"#))
    }

    @Test func anyOtherBlockIsSentAsItIsWritten() {
        let block = Block.custom(block: ["type": "compaction", "content": nil], deltas: [["type": "compaction_delta"]])
        #expect(
            lines(block) == [
                start(#"{"type":"compaction","content":null}"#), delta(#"{"type":"compaction_delta"}"#), stop,
            ]
        )
    }
}
