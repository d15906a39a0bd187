/// Which deltas may stand in which content blocks.
enum DeltaTypes {
    /// The deltas that a block of that type takes, none where a block is whole from its start; nil for a type that is not
    /// known, which may take any.
    static func ofBlock(_ type: String) -> [String]? { all[type] }

    private static let all: [String: [String]] = [
        "text": ["text_delta", "citations_delta"],
        "thinking": ["thinking_delta", "signature_delta"],
        "redacted_thinking": [],
        "tool_use": ["input_json_delta"],
        "server_tool_use": ["input_json_delta"],
        "mcp_tool_use": ["input_json_delta"],
        "compaction": ["compaction_delta"],
        "fallback": [],
        "container_upload": [],
        "mcp_tool_listing": [],
        "mcp_tool_result": [],
        "web_search_tool_result": [],
        "web_fetch_tool_result": [],
        "code_execution_tool_result": [],
        "bash_code_execution_tool_result": [],
        "text_editor_code_execution_tool_result": [],
        "tool_search_tool_result": [],
        "advisor_tool_result": [],
    ]
}
