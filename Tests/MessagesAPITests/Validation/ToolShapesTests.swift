import MessagesAPI
import Testing

struct ToolShapesTests {
    @Test(arguments: [
        (#"{"input_schema": {"type": "object"}}"#, "tools.0.custom.name: Field required"),
        (
            #"{"name": "", "input_schema": {"type": "object"}}"#,
            "tools.0.custom.name: String should have at least 1 character"
        ),
        (
            #"{"name": "a.b", "input_schema": {"type": "object"}}"#,
            "tools.0.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'"
        ),
        (
            #"{"name": "   ", "input_schema": {"type": "object"}}"#,
            "tools.0.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'"
        ),
        (#"{"name": "f"}"#, "tools.0.custom.input_schema: Field required"),
        (
            #"{"name": "f", "type": "custom", "input_schema": []}"#,
            "tools.0.custom.input_schema: Input should be an object"
        ),
        (#"{"name": "f", "input_schema": {}}"#, "tools.0.custom.input_schema.type: Field required"),
        (
            #"{"name": "f", "input_schema": {"type": "array"}}"#,
            "tools.0.custom.input_schema.type: Input should be 'object'"
        ),
        (#"{"type": "web_search_20250305"}"#, "tools.0.web_search_20250305.name: Field required"),
        (
            #"{"type": "computer_20250124", "name": "computer"}"#,
            "tools.0.computer_20250124.display_width_px: Field required"
        ),
    ])
    func refuses(_ tool: String, _ message: String) throws {
        #expect(try refusal(#"{"tools": [\#(tool)]}"#) == message)
    }

    @Test func aNameMayHave128Characters() throws {
        let name = String(repeating: "x", count: 128)
        #expect(try refusal(#"{"tools": [{"name": "\#(name)", "input_schema": {"type": "object"}}]}"#) == nil)
        #expect(
            try refusal(#"{"tools": [{"name": "\#(name)x", "input_schema": {"type": "object"}}]}"#)
                == "tools.0.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'"
        )
    }

    @Test func refusesAToolOfAnotherAPI() throws {
        let message = try #require(try refusal(#"{"tools": [{"type": "function", "function": {"name": "f"}}]}"#))
        let start = "tools.0: Input tag 'function' found using 'type' does not match any of the expected tags: "
        #expect(
            message.hasPrefix(
                start + "'advisor_20260301', 'bash_20241022', 'bash_20250124', 'browser_toolset_20260801', "
            )
        )
        #expect(message.hasSuffix(", 'web_search_20250305', 'web_search_20260209', 'web_search_20260318'"))
    }

    @Test(arguments: ["web_search_20270101", "new_thing_20301231"]) func aDatedTypeMayBeNew(_ type: String) throws {
        #expect(try refusal(#"{"tools": [{"type": "\#(type)", "anything": 1}]}"#) == nil)
    }
}
