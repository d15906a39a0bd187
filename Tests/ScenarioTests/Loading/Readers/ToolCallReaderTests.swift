import MessagesAPI
import Testing

@testable import Scenario

struct ToolCallReaderTests {
    @Test(arguments: [
        ("{name: a}", ToolCall(name: "a")),
        ("{name: a, id: toolu_1, input: {b: [1]}}", ToolCall(name: "a", id: "toolu_1", input: .value(["b": [1]]))),
        ("{name: a, input_json: ''}", ToolCall(name: "a", input: .text(""))),
        ("{name: a, input_json: ['{', '}']}", ToolCall(name: "a", input: .text(.exact(["{", "}"])))),
        (
            "{name: a, caller: {type: direct, x: 1}}",
            ToolCall(name: "a", extra: ["caller": ["type": "direct", "x": 1]])
        ),
    ]) func calls(text: String, call: ToolCall) {
        let (value, problems) = read(text, by: ToolCall.read)
        #expect(value == call)
        #expect(problems == [])
    }

    @Test(arguments: [
        ("get_weather", "1:1: error: a tool call must be a map, found 'get_weather'"),
        ("{id: a}", "1:1: error: a tool call needs 'name'"),
        ("{name: a, input: '{}'}", "1:18: error: expected a map, found the text '{}'"),
        ("name: a\ninput_json: x\ninput: {}", "2:1: error: 'input_json' cannot stand beside 'input' on line 3"),
        ("{name: a, caller: {}}", "1:19: error: 'type' is missing here"),
        ("{name: a, inputs: {}}", "1:11: error: unknown key 'inputs' in a tool call, did you mean 'input'?"),
        (
            "{name: a, z: 1}",
            "1:11: error: unknown key 'z' in a tool call; valid keys: name, id, input, input_json, caller"
        ),
    ]) func notCalls(text: String, problem: String) {
        #expect(read(text, by: ToolCall.read).problems == [problem])
    }
}
