import MessagesAPI
import Testing

@testable import MockClaude

struct ChatToolsTests {
    private let schema: JSON = ["type": "object", "properties": ["a": ["type": "string"]]]

    @Test func aTool() {
        let function: JSON = ["name": "f", "description": "Does f", "parameters": schema, "strict": true]
        let tool: JSON = ["name": "f", "description": "Does f", "input_schema": schema]
        #expect(ChatTools.tools(["tools": [["type": "function", "function": function]]]) == [tool])
        #expect(ChatTools.tools(["functions": [function]]) == [tool])
        #expect(ChatTools.tools(["tools": []]) == nil)
        #expect(ChatTools.tools([:]) == nil)
    }

    @Test func aFunctionWithoutParametersTakesNone() {
        #expect(
            ChatTools.tools(["functions": [["name": "f", "parameters": [:]], ["name": "g", "description": nil]]]) == [
                ["name": "f", "input_schema": ["type": "object", "properties": [:]]],
                ["name": "g", "input_schema": ["type": "object", "properties": [:]]],
            ]
        )
    }

    @Test(
        arguments: [
            ("auto", ["type": "auto"]), ("none", ["type": "none"]), ("required", ["type": "any"]),
            (["type": "function", "function": ["name": "f"]], ["type": "tool", "name": "f"]),
        ] as [(JSON, JSON)]
    )
    func theChoice(choice: JSON, expected: JSON) {
        #expect(ChatTools.choice(["tool_choice": choice], hasTools: true) == expected)
    }

    @Test func theChoiceOfTheOldKind() {
        #expect(ChatTools.choice(["function_call": ["name": "f"]], hasTools: true) == ["type": "tool", "name": "f"])
    }

    @Test func callsMayComeOneAtATime() {
        func choice(_ choice: JSON?, hasTools: Bool = true) -> JSON? {
            var body: JSONObject = ["parallel_tool_calls": false]
            body["tool_choice"] = choice
            return ChatTools.choice(body, hasTools: hasTools)
        }
        #expect(choice(nil) == ["type": "auto", "disable_parallel_tool_use": true])
        #expect(choice("required") == ["type": "any", "disable_parallel_tool_use": true])
        #expect(choice("none") == ["type": "none"])
        #expect(choice(nil, hasTools: false) == nil)
        #expect(ChatTools.choice(["parallel_tool_calls": true], hasTools: true) == nil)
    }
}
