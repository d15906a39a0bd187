import Testing

@testable import Scenario

struct SchemaJudgeTests {
    private static let schema =
        "{type: object, properties: {city: {type: string}}, required: [city], additionalProperties: false}"
    private static let asked = "the schema that 'when' asks for"

    /// What is warned of in a reply to a request that asks for that.
    private func warnings(_ body: String, _ reply: String) -> [String] {
        problems("replies: [{\(reply), when: {body: {\(body)}}}]")
    }

    @Test(arguments: [
        "/output_config/format/schema: \(schema)", "/output_config/format: {type: json_schema, schema: \(schema)}",
        "/output_config: {effort: low, format: {type: json_schema, schema: \(schema)}}",
        "/output_format/schema: {json: \(schema)}", "'': {model: m, output_config: {format: {schema: \(schema)}}}",
    ])
    func aTextMustFitTheSchemaThatIsKnown(_ body: String) {
        #expect(warnings(body, #"text: '{"city": "Hanoi"}'"#) == [])
        #expect(
            warnings(body, "text: Hanoi")
                == ["1:18: warning: this text is no JSON, so it does not fit \(Self.asked)"]
        )
        #expect(
            warnings(body, #"text: '{"city": 5}'"#)
                == ["1:18: warning: this text does not fit \(Self.asked): at /city: expected a string, found 5"]
        )
    }

    @Test(arguments: [
        "/output_config/format/type: json_schema", "/output_config/effort: low", "/model: m",
        "/output_config/format/schema: {contains: city}",
    ])
    func whereNoneIsKnownNothingIsSaid(_ body: String) { #expect(warnings(body, "text: Hanoi") == []) }

    @Test func eachBlockAndEachAttemptIsJudged() {
        let body = "/output_config/format/schema: \(Self.schema)"
        #expect(
            warnings(body, #"content: [{thinking: Hm}, {text: '{"city": "a"}'}, {text: [x, y]}]"#)
                == ["1:63: warning: this text is no JSON, so it does not fit \(Self.asked)"]
        )
        #expect(warnings(body, "events: [{text: a}, {wait: 1s}]").count == 1)
        #expect(warnings(body, "attempts: [{error: overloaded_error}, {text: a}]").count == 1)
    }

    @Test func whatNeedNotFitIsLetBe() {
        let body = "/output_config/format/schema: \(Self.schema)"
        for reason in ["max_tokens", "refusal", "pause_turn", "model_context_window_exceeded"] {
            #expect(warnings(body, "text: a, stop_reason: \(reason)") == [])
        }
        for setting in ["unchecked: true", "stop_sequence: END"] {
            #expect(warnings(body, "text: a, \(setting)") == [])
        }
    }

    @Test func theInputOfAStrictToolMustFitToo() {
        let tool = "{name: f, strict: true, input_schema: \(Self.schema)}"
        let call = "content: [{tool_use: {name: f, input: {city: 5}}}]"
        let warning =
            "1:22: warning: this input does not fit the schema that 'when' asks for of 'f': at /city: expected a string, "
            + "found 5"
        for body in ["/tools: [\(tool)]", "/tools/0: \(tool)"] {
            #expect(warnings(body, call) == [warning])
            #expect(warnings(body, "content: [{tool_use: {name: f, input: {city: a}}}]") == [])
            #expect(warnings(body, "content: [{tool_use: {name: g, input: {city: 5}}}]") == [])
            #expect(warnings(body, "content: [{tool_use: {name: f, input_json: '{'}}]") == [])
        }
        #expect(warnings("/tools: [{name: f, input_schema: \(Self.schema)}]", call) == [])
    }
}
