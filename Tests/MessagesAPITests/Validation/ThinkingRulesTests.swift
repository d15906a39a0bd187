import MessagesAPI
import Testing

struct ThinkingRulesTests {
    private static let guide = "https://docs.claude.com/en/docs/build-with-claude/extended-thinking"
    private static let on = #""max_tokens": 4096, "thinking": {"type": "enabled", "budget_tokens": 2048}"#

    @Test(arguments: [1024, 2048]) func theBudgetIsBelowTheMaximum(maximum: Int) throws {
        let request = #"{"max_tokens": \#(maximum), "thinking": {"type": "enabled", "budget_tokens": 2048}}"#
        #expect(
            try refusal(request)
                == "`max_tokens` must be greater than `thinking.budget_tokens`. Please consult our documentation at "
                + "https://docs.claude.com/en/docs/build-with-claude/extended-thinking#max-tokens-and-context-window-size"
        )
        #expect(try refusal(request, betas: ["interleaved-thinking-2025-05-14"]) == nil)
        #expect(try refusal(#"{"max_tokens": 2049, "thinking": {"type": "enabled", "budget_tokens": 2048}}"#) == nil)
    }

    @Test func theTemperatureIsOne() throws {
        #expect(try refusal("{\(Self.on), \"temperature\": 1.0}") == nil)
        #expect(
            try refusal("{\(Self.on), \"temperature\": 0.5}")
                == "`temperature` may only be set to 1 when thinking is enabled. Please consult our documentation at "
                + "\(Self.guide)#important-considerations-when-using-extended-thinking"
        )
    }

    @Test func noToolIsForced() throws {
        let tools = #""tools": [{"name": "f", "input_schema": {"type": "object"}}]"#
        for choice in [#"{"type": "any"}"#, #"{"type": "tool", "name": "f"}"#] {
            #expect(
                try refusal("{\(Self.on), \(tools), \"tool_choice\": \(choice)}")
                    == "Thinking may not be enabled when tool_choice forces tool use."
            )
        }
        #expect(try refusal("{\(Self.on), \(tools), \"tool_choice\": {\"type\": \"auto\"}}") == nil)
    }

    @Test func newerModelsTakeNoBudget() throws {
        #expect(
            try refusal(#"{"model": "claude-opus-4-7", \#(Self.on)}"#)
                == #""thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive" and "#
                + #""output_config.effort" to control thinking behavior."#
        )
        #expect(try refusal(#"{"model": "claude-opus-4-6", \#(Self.on)}"#) == nil)
    }

    @Test func olderModelsDoNotDecideThemselves() throws {
        let adaptive = #""thinking": {"type": "adaptive"}"#
        #expect(
            try refusal(#"{"model": "claude-haiku-4-5", \#(adaptive)}"#)
                == "adaptive thinking is not supported on this model"
        )
        #expect(try refusal(#"{"model": "claude-opus-4-6", \#(adaptive)}"#) == nil)
        #expect(try refusal(#"{"model": "claude-haiku-4-5", "thinking": {"type": "disabled"}}"#) == nil)
    }

    private static let call = #"{"type": "tool_use", "id": "toolu_1", "name": "f", "input": {}}"#
    private static let thought = #"{"type": "thinking", "thinking": "Hm.", "signature": "EqQB"}"#
    private static let answer = #"{"role": "user", "content": [{"type": "tool_result", "tool_use_id": "toolu_1"}]}"#

    @Test(arguments: [
        (#"[{"role": "user", "content": "a"}, {"role": "assistant", "content": [\#(call)]}, \#(answer)]"#, "tool_use"),
        (
            #"[{"role": "user", "content": "a"}, {"role": "assistant", "content": [{"type": "text", "text": "b"}, \#(call)]}, \#(answer)]"#,
            "text"
        ),
        (#"[{"role": "user", "content": "a"}, {"role": "assistant", "content": "The"}]"#, "text"),
    ])
    func thinkingComesFirst(_ messages: String, _ found: String) throws {
        #expect(
            try refusal(#"{\#(Self.on), "messages": \#(messages)}"#)
                == "messages.1.content.0.type: Expected `thinking` or `redacted_thinking`, but found `\(found)`. When"
                + " `thinking` is enabled, a final `assistant` message must start with a thinking block (preceeding the"
                + " lastmost set of `tool_use` and `tool_result` blocks). We recommend you include thinking blocks from"
                + " previous turns. To avoid this requirement, disable `thinking`. Please consult our documentation at "
                + "https://docs.claude.com/en/docs/build-with-claude/extended-thinking"
        )
        #expect(try refusal(#"{"messages": \#(messages)}"#) == nil)
    }

    @Test(arguments: [
        #"[{"role": "user", "content": "a"}, {"role": "assistant", "content": [\#(thought), \#(call)]}, \#(answer)]"#,
        #"[{"role": "user", "content": "a"}, {"role": "assistant", "content": [{"type": "redacted_thinking", "data": "x"}, \#(call)]}, \#(answer)]"#,
        // Only the model's open turn counts.
        #"[{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}, {"role": "user", "content": "c"}]"#,
        // A second call in the same turn comes without a second thought.
        #"""
        [{"role": "user", "content": "a"}, {"role": "assistant", "content": [\#(thought), \#(call)]}, \#(answer),
         {"role": "assistant", "content": [{"type": "tool_use", "id": "toolu_2", "name": "f", "input": {}}]},
         {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "toolu_2"}]}]
        """#,
    ])
    func accepts(_ messages: String) throws {
        #expect(try refusal(#"{\#(Self.on), "messages": \#(messages)}"#) == nil)
    }
}
