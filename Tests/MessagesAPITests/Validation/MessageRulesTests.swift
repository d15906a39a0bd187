import MessagesAPI
import Testing

struct MessageRulesTests {
    private static let directive =
        "; the directive-only form (content: [] with output_config) is accepted at any position"

    static let refused: [(String, String)] = [
        ("", "messages: at least one message is required"),
        (
            #"{"role": "bogus", "content": "x"}"#,
            #"messages: Unexpected role "bogus". Allowed roles are "user" or "assistant""#
        ),
        (
            #"{"role": "user", "content": ""}"#,
            "messages.0: all messages must have non-empty content except for the optional final assistant message"
        ),
        (
            #"{"role": "user", "content": []}"#,
            "messages.0: all messages must have non-empty content except for the optional final assistant message"
        ),
        (
            #"{"role": "user", "content": "a"}, {"role": "assistant", "content": []}, {"role": "user", "content": "b"}"#,
            "messages.1: all messages must have non-empty content except for the optional final assistant message"
        ),
        (
            #"{"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "text", "text": ""}]}"#,
            "messages: text content blocks must be non-empty"
        ),
        (#"{"role": "user", "content": " \n"}"#, "messages: text content blocks must contain non-whitespace text"),
        (
            #"{"role": "user", "content": "a"}, {"role": "assistant", "content": "The answer is "}"#,
            "messages: final assistant content cannot end with trailing whitespace"
        ),
        (
            #"{"role": "system", "content": "x"}, {"role": "user", "content": "a"}"#,
            "messages.0: use the top-level 'system' parameter for the initial system prompt\(directive)"
        ),
        (
            #"{"role": "user", "content": "a"}, {"role": "system", "content": "x"}, {"role": "user", "content": "b"}"#,
            "messages.1: role 'system' must precede an 'assistant' message or end the array\(directive)"
        ),
        (
            #"{"role": "user", "content": "a"}, {"role": "system", "content": []}"#,
            "messages.1: system content must contain at least one block"
        ),
        (
            #"{"role": "user", "content": "a"}, {"role": "system", "content": "  "}"#,
            "messages.1: system text blocks must contain non-whitespace text"
        ),
        (
            #"{"role": "user", "content": "a"}, {"role": "system", "content": [{"type": "container_upload", "file_id": "x"}]}"#,
            "messages.1: role 'system' supports text, tool_addition, and tool_removal blocks only"
        ),
    ]

    @Test(arguments: refused) func refuses(_ messages: String, _ text: String) throws {
        #expect(try refusal(messages: messages) == text)
    }

    @Test(arguments: [
        #"{"role": "user", "content": "a"}, {"role": "user", "content": "b"}"#,
        #"{"role": "user", "content": []}, {"role": "user", "content": "b"}"#,
        #"{"role": "user", "content": "a"}, {"role": "user", "content": []}"#,
        #"{"role": "user", "content": "a"}, {"role": "assistant", "content": []}"#,
        #"{"role": "user", "content": "a"}, {"role": "assistant", "content": ""}"#,
        #"{"role": "assistant", "content": "a"}, {"role": "user", "content": "b"}"#,
        #"{"role": "user", "content": "a"}, {"role": "system", "content": "x"}"#,
        #"{"role": "user", "content": "a"}, {"role": "system", "content": "x"}, {"role": "system", "content": "y"}"#,
        #"{"role": "user", "content": "a"}, {"role": "system", "content": "x"}, {"role": "assistant", "content": "b"}"#,
        #"{"role": "system", "content": [], "output_config": {"effort": "low"}}, {"role": "user", "content": "a"}"#,
    ])
    func accepts(_ messages: String) throws {
        #expect(try refusal(messages: messages) == nil)
    }

    private static let prefilled =
        #""messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "The"}]"#

    @Test(arguments: ["claude-opus-4-6", "claude-sonnet-4-6", "claude-sonnet-5-5", "claude-mythos-preview"])
    func newerModelsTakeNoPrefill(_ model: String) throws {
        #expect(
            try refusal(#"{"model": "\#(model)", \#(Self.prefilled)}"#)
                == "This model does not support assistant message prefill. The conversation must end with a user message."
        )
    }

    @Test(arguments: ["claude-opus-4-5-20251101", "claude-sonnet-4-20250514", "claude-3-5-sonnet-latest", "claude-2.1"])
    func olderModelsTakePrefill(_ model: String) throws {
        #expect(try refusal(#"{"model": "\#(model)", \#(Self.prefilled)}"#) == nil)
    }

    @Test func aPausedTurnIsNoPrefill() throws {
        let paused = #"""
            {"model": "claude-opus-4-6", "messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": [
              {"type": "text", "text": "Searching. "},
              {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {}}]}]}
            """#
        #expect(try refusal(paused) == nil)
    }
}
