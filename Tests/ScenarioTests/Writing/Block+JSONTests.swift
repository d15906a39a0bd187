import MessagesAPI
import Testing

@testable import Scenario

struct BlockJSONTests {
    private static let search: JSONObject = ["type": "web_search_tool_result", "tool_use_id": "a", "content": []]

    @Test(
        arguments: [
            (.text("Hello"), #"{"text":"Hello"}"#),
            (.text(.exact([]), citations: [["type": "a"]]), #"{"text":[],"citations":[{"type":"a"}]}"#),
            (.thinking(.exact(["H", "m"]), signature: "s"), #"{"thinking":["H","m"],"signature":"s"}"#),
            (.redactedThinking(data: "abc"), #"{"redacted_thinking":"abc"}"#),
            (.toolUse(ToolCall(name: "a")), #"{"tool_use":{"name":"a"}}"#),
            (
                .toolUse(
                    ToolCall(name: "a", id: "toolu_1", input: .value(["b": 1.5]), extra: ["caller": ["type": "c"]])
                ),
                #"{"tool_use":{"name":"a","id":"toolu_1","input":{"b":1.5},"caller":{"type":"c"}}}"#
            ),
            (
                .serverToolUse(ToolCall(name: "a", input: .text(.exact(["{", "}"])))),
                #"{"server_tool_use":{"name":"a","input_json":["{","}"]}}"#
            ),
            (.custom(block: search), #"{"web_search_tool_result":{"tool_use_id":"a","content":[]}}"#),
            (
                .custom(block: search, deltas: [["type": "d"]]),
                #"{"block":{"type":"web_search_tool_result","tool_use_id":"a","content":[]},"deltas":[{"type":"d"}]}"#
            ),
            (
                .custom(block: ["content": [], "type": "web_search_tool_result"]),
                #"{"block":{"content":[],"type":"web_search_tool_result"}}"#
            ),
            (.custom(block: ["type": "new"]), #"{"block":{"type":"new"}}"#),
        ] as [(Block, String)]
    ) func aBlockIsWritten(block: Block, text: String) throws {
        #expect(block.json.description == text)
        #expect(read(text, by: Block.read).value == block)
        try expectRoundTrip(Reply(.content([block, .text("and more")])))
    }
}
