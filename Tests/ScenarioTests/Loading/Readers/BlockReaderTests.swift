import MessagesAPI
import Testing

@testable import Scenario

struct BlockReaderTests {
    private func blocks(_ text: String) throws -> [Block] {
        guard case .content(let blocks) = try reply("replies: [{content: [\(text)]}]").body else { return [] }
        return blocks
    }

    @Test func text() throws {
        #expect(try blocks("{text: a}, {text: [a, b]}") == [.text("a"), .text(.exact(["a", "b"]))])
        #expect(
            try blocks("{text: a, citations: [{type: char_location, start_char_index: 0}]}")
                == [.text("a", citations: [["type": "char_location", "start_char_index": 0]])]
        )
    }

    @Test func thinking() throws {
        #expect(
            try blocks("{thinking: Hm}, {thinking: [H, m], signature: abc}") == [
                .thinking("Hm"), .thinking(.exact(["H", "m"]), signature: "abc"),
            ]
        )
        #expect(try blocks("{redacted_thinking: abc}") == [.redactedThinking(data: "abc")])
    }

    @Test func toolCalls() throws {
        #expect(
            try blocks("{tool_use: {name: get_weather, input: {location: Hanoi, days: 1.0}, id: toolu_1}}")
                == [
                    .toolUse(
                        ToolCall(name: "get_weather", id: "toolu_1", input: .value(["location": "Hanoi", "days": 1.0]))
                    )
                ]
        )
        #expect(try blocks("{tool_use: {name: now}}") == [.toolUse(ToolCall(name: "now"))])
        #expect(
            try blocks(
                #"{tool_use: {name: a, input_json: '{"broken'}}, {tool_use: {name: a, input_json: ['{"a"', ':1}']}}"#
            )
                == [
                    .toolUse(ToolCall(name: "a", input: .text(#"{"broken"#))),
                    .toolUse(ToolCall(name: "a", input: .text(.exact([#"{"a""#, ":1}"])))),
                ]
        )
        #expect(
            try blocks("{server_tool_use: {name: web_search, input: {query: q}, caller: {type: direct}}}")
                == [
                    .serverToolUse(
                        ToolCall(
                            name: "web_search",
                            input: .value(["query": "q"]),
                            extra: ["caller": ["type": "direct"]]
                        )
                    )
                ]
        )
    }

    @Test func aNumberInAnInputKeepsItsSpelling() throws {
        guard case .toolUse(let call)? = try blocks("{tool_use: {name: a, input: {x: 1.50, y: 1E5}}}").first,
            case .value(let input) = call.input
        else { throw Unexpected("no call") }
        #expect(JSON.object(input).description == #"{"x":1.50,"y":1E5}"#)
    }

    @Test(arguments: ["web_search", "web_fetch", "code_execution", "bash_code_execution", "tool_search", "mcp"])
    func resultsOfTheServicesTools(tool: String) throws {
        #expect(
            try blocks("{\(tool)_tool_result: {tool_use_id: srvtoolu_1, content: []}}")
                == [
                    .custom(block: ["type": .string("\(tool)_tool_result"), "tool_use_id": "srvtoolu_1", "content": []])
                ]
        )
    }

    @Test func theTypeOfAResultComesFirst() throws {
        guard
            case .custom(let block, _)? = try blocks(
                "{web_search_tool_result: {content: [], type: web_search_tool_result}}"
            ).first
        else { throw Unexpected("no block") }
        #expect(block.keys == ["type", "content"])
    }

    @Test func anyOtherBlock() throws {
        #expect(
            try blocks(
                "{block: {type: hologram, text: ''}, deltas: [{type: hologram_delta, text: a}]}, {block: {type: empty}}"
            )
                == [
                    .custom(
                        block: ["type": "hologram", "text": ""],
                        deltas: [["type": "hologram_delta", "text": "a"]]
                    ),
                    .custom(block: ["type": "empty"]),
                ]
        )
    }
}
