import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct ToolWishTests {
    private func wish(_ prompt: String, tools: [JSON], choice: JSON? = nil) -> String? {
        var body: JSONObject = ["tools": .array(tools), "messages": [["role": "user", "content": .string(prompt)]]]
        body["tool_choice"] = choice
        return ToolWish.tool(wantedBy: MessagesRequest(body: .object(body)))?.name
    }

    private let tools: [JSON] = [
        ["name": "get_weather", "input_schema": [:]], ["name": "searchFlights", "input_schema": [:]],
    ]

    @Test(arguments: [
        ("What's the weather in San Francisco?", "get_weather"),
        ("Weather?", "get_weather"),
        ("call get_weather please", "get_weather"),
        ("Find me flights to Hanoi", "searchFlights"),
        ("Use a tool.", "get_weather"),
        ("Which TOOLS do you have", "get_weather"),
        ("Mấy độ ở Hà Nội? weather!", "get_weather"),
        ("Hello", nil),
        ("Whether to get up", nil),
        ("", nil),
    ])
    func thePromptAsks(prompt: String, tool: String?) {
        #expect(wish(prompt, tools: tools) == tool)
    }

    @Test func theChoiceAsksWhateverThePromptSays() {
        #expect(wish("Hello", tools: tools, choice: ["type": "any"]) == "get_weather")
        #expect(wish("Hello", tools: tools, choice: ["type": "tool", "name": "searchFlights"]) == "searchFlights")
        #expect(wish("Use a tool", tools: tools, choice: ["type": "none"]) == nil)
        #expect(wish("Hello", tools: tools, choice: ["type": "auto"]) == nil)
    }

    @Test func withoutToolsThereIsNone() {
        #expect(wish("Use a tool", tools: []) == nil)
        #expect(wish("Use a tool", tools: [["type": "web_search_20250305", "name": "web_search"]]) == nil)
    }

    @Test func aToolThatIsNamedByACommonWordAlone() {
        #expect(wish("Please search", tools: [["name": "search", "input_schema": [:]]]) == "search")
    }

    @Test func manyToolsShareWhatInputsMayHold() {
        let properties = JSONObject((0...30).map { ("k\($0)", ["$ref": "#"]) })
        let tools = (0..<2000).compactMap { index in
            OfferedTool(["name": .string("t\(index)"), "input_schema": ["properties": .object(properties)]])
        }
        guard case .content(let blocks) = ToolWish.calls(of: tools).body else {
            Issue.record("no content")
            return
        }
        #expect(blocks.count == 2001)
        let bytes = blocks.reduce(0) { sum, block in
            guard case .toolUse(let call) = block, case .value(let input) = call.input else { return sum }
            return sum + JSON.object(input).encoded().count
        }
        #expect(bytes < 5_000_000)
    }

    @Test func aResultIsNotAnsweredWithACall() {
        let request = MessagesRequest(body: [
            "tools": .array(tools), "tool_choice": ["type": "any"],
            "messages": [
                [
                    "role": "assistant",
                    "content": [["type": "tool_use", "id": "t", "name": "get_weather", "input": [:]]],
                ],
                [
                    "role": "user",
                    "content": [["type": "tool_result", "tool_use_id": "t"], ["type": "text", "text": "weather"]],
                ],
            ],
        ])
        #expect(ToolWish.tool(wantedBy: request) == nil)
    }
}
