import MessagesAPI
import Testing

struct ToolRulesTests {
    private static let tool = #"{"name": "f", "input_schema": {"type": "object"}}"#

    @Test(arguments: [
        (#"{"tools": [\#(tool), \#(tool)]}"#, "tools: Tool names must be unique."),
        (
            #"{"tools": [{"name": "web_search", "input_schema": {"type": "object"}}, {"type": "web_search_20250305", "name": "web_search"}]}"#,
            "tools: Tool names must be unique."
        ),
        (
            #"{"tools": [\#(tool)], "tool_choice": {"type": "tool", "name": "g"}}"#,
            "Tool 'g' not found in provided tools"
        ),
        (#"{"tool_choice": {"type": "tool", "name": "g"}}"#, "Tool 'g' not found in provided tools"),
        (#"{"tool_choice": {"type": "any"}}"#, "tool_choice.any may only be specified while providing tools"),
    ])
    func refuses(_ changes: String, _ message: String) throws {
        #expect(try refusal(changes) == message)
    }

    @Test(arguments: [
        #"{"tools": [\#(tool)], "tool_choice": {"type": "tool", "name": "f", "disable_parallel_tool_use": true}}"#,
        #"{"tools": [\#(tool)], "tool_choice": {"type": "any"}}"#,
        #"{"tools": [], "tool_choice": {"type": "auto"}}"#,
        #"{"tools": [\#(tool)], "tool_choice": {"type": "none"}}"#,
        #"{"tools": [{"type": "computer_toolset_20260801"}], "tool_choice": {"type": "tool", "name": "computer_click"}}"#,
        #"{"mcp_servers": [{"type": "url", "name": "s", "url": "https://x"}], "tool_choice": {"type": "any"}}"#,
    ])
    func accepts(_ changes: String) throws {
        #expect(try refusal(changes) == nil)
    }
}
