import MessagesAPI
import Testing

struct SchemaRulesTests {
    private static let open = "For 'object' type, 'additionalProperties' must be explicitly set to false"

    private func format(_ schema: String) -> String {
        #"{"output_config": {"format": {"type": "json_schema", "schema": \#(schema)}}}"#
    }

    @Test(arguments: [
        (#"{"type": "object"}"#, open), (#"{"type": "object", "additionalProperties": true}"#, open),
        (#"{"type": "object", "additionalProperties": false}"#, nil), (#"{"type": "string"}"#, nil),
        (
            #"{"type": "object", "properties": {"a": {"type": ["object", "null"]}}, "additionalProperties": false}"#,
            open
        ),
        (
            ##"{"anyOf": [{"type": "array", "items": {"$ref": "#/$defs/a"}}], "$defs": {"a": {"type": "object"}}}"##,
            open
        ),
        (
            #"{"type": "integer", "minimum": 1, "maximum": 5}"#,
            "For 'integer' type, properties minimum, maximum are not supported"
        ),
        (#"{"type": "string", "description": "minimum", "enum": ["object"]}"#, nil),
    ])
    func aSchemaIsClosedAndWithoutBounds(_ schema: String, _ flaw: String?) throws {
        #expect(try refusal(format(schema)) == flaw.map { "output_config.format.schema: \($0)" })
        let older = #"{"output_format": {"type": "json_schema", "schema": \#(schema)}}"#
        #expect(try refusal(older) == flaw.map { "output_format.schema: \($0)" })
    }

    @Test func soIsThatOfAStrictTool() throws {
        func request(_ strict: Bool) -> String {
            #"{"tools": [{"name": "f", "strict": \#(strict), "input_schema": {"type": "object"}}]}"#
        }
        #expect(try refusal(request(false)) == nil)
        #expect(try refusal(request(true)) == "tools.0.custom: \(Self.open)")
        #expect(try refusal(request(true), strictness: .lenient) == nil)
    }
}
