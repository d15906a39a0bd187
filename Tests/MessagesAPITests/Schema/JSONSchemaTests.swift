import MessagesAPI
import Testing

struct JSONSchemaTests {
    private func mismatch(_ value: String, _ schema: String) throws -> String? {
        JSONSchema(try JSON(parsing: schema)).mismatch(in: try JSON(parsing: value))?.description
    }

    @Test(arguments: [
        (#"{"type": "string"}"#, #""a""#, "5", "expected a string, found 5"),
        (#"{"type": "integer"}"#, "5.0", "5.5", "expected a whole number, found 5.5"),
        (#"{"type": ["number", "null"]}"#, "null", "true", "expected a number or null, found true"),
        (#"{"type": "object"}"#, "{}", "[]", "expected an object, found []"),
        (#"{"type": "array"}"#, "[]", "{}", "expected an array, found {}"),
        (#"{"type": "boolean"}"#, "false", "0", "expected a boolean, found 0"),
        (#"{"enum": ["a", 1]}"#, "1.0", #""b""#, #"expected one of "a", 1, found "b""#),
        (#"{"const": {"a": 1}}"#, #"{"a": 1}"#, #"{"a": 2}"#, #"expected {"a":1}, found {"a":2}"#),
        (#"{"required": ["a"]}"#, #"{"a": null}"#, "{}", "'a' is missing"),
        (
            #"{"additionalProperties": false, "properties": {"a": {}}}"#, #"{"a": 1}"#, #"{"b": 1}"#,
            "'b' is no property that the schema knows"
        ),
        (
            #"{"additionalProperties": {"type": "string"}}"#, #"{"a": "b"}"#, #"{"a/~": 1}"#,
            "at /a~1~0: expected a string, found 1"
        ),
        (
            #"{"properties": {"a": {"items": {"type": "number"}}}}"#, #"{"a": [1]}"#, #"{"a": [1, "b"]}"#,
            #"at /a/1: expected a number, found "b""#
        ),
        (#"{"minItems": 1}"#, "[1]", "[]", "expected 1 or more elements, found 0"),
        (#"{"maxItems": 1}"#, "[1]", "[1, 2]", "expected 1 or fewer elements, found 2"),
        (#"{"allOf": [{"type": "number"}, {"enum": [1, 2]}]}"#, "2", "3", "expected one of 1, 2, found 3"),
        (#"{"anyOf": [{"type": "number"}, {"type": "null"}]}"#, "null", #""a""#, #"none of the 2 choices fits "a""#),
        (
            #"{"oneOf": [{"type": "null"}, {"type": "object", "properties": {"a": {"type": "null"}}}]}"#,
            #"{"a": null}"#,
            #"{"a": 1}"#, "at /a: expected null, found 1"
        ),
        (##"{"$ref": "#/$defs/n", "$defs": {"n": {"type": "null"}}}"##, "null", "1", "expected null, found 1"),
        (#"{"items": false}"#, "[]", "[1]", "at /0: nothing is allowed here, found 1"),
    ])
    func tellsWhereAValueBreaksIt(_ schema: String, fitting: String, breaking: String, _ reason: String) throws {
        #expect(try mismatch(fitting, schema) == nil)
        #expect(try mismatch(breaking, schema) == reason)
    }

    @Test(arguments: [
        "true", "{}", #"{"format": "date", "pattern": "x", "minimum": 9}"#, ##"{"$ref": "#"}"##,
        ##"{"$ref": "https://example.com"}"##, ##"{"allOf": [{"$ref": "#"}], "type": 5}"##, "5",
    ])
    func whatIsNotKnownAllowsAll(_ schema: String) throws {
        #expect(try mismatch(#""a""#, schema) == nil)
        #expect(try mismatch("1", schema) == nil)
    }

    @Test func aSchemaMayHoldItself() throws {
        let tree = ##"{"type": "object", "properties": {"next": {"anyOf": [{"type": "null"}, {"$ref": "#"}]}}}"##
        #expect(try mismatch(#"{"next": {"next": null}}"#, tree) == nil)
        #expect(
            try mismatch(#"{"next": {"next": {"next": 1}}}"#, tree)
                == "at /next/next/next: none of the 2 choices fits 1"
        )
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["allOf", "anyOf"])
    func schemasThatLeadToThemselvesInManyWaysAllowAll(_ word: String) throws {
        let refs = Array(repeating: ##"{"$ref": "#"}"##, count: 3).joined(separator: ", ")
        #expect(try mismatch("1", ##"{"\##(word)": [\##(refs)]}"##) == nil)
    }

    @Test func aLongValueIsNotShown() throws {
        let long = "\"" + String(repeating: "a", count: 80) + "\""
        #expect(try mismatch(long, #"{"type": "number"}"#) == "expected a number, found a string")
    }
}
