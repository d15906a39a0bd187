/// Everything that is known to stand in the service's answers: the one table of names, from the official clients' types and
/// from recorded streams.
enum Vocabulary {
    /// A content block: its members, and the deltas that it takes, none where it is whole from its start.
    struct BlockKind {
        let members: Set<String>
        let deltas: [String]

        fileprivate init(_ members: Set<String>, deltas: [String] = []) {
            self.members = members.union(["type"])
            self.deltas = deltas
        }
    }

    /// The members of each event.
    static let events: [String: Set<String>] = [
        "message_start": ["type", "message"],
        "content_block_start": ["type", "index", "content_block"],
        "content_block_delta": ["type", "index", "delta"],
        "content_block_stop": ["type", "index"],
        "message_delta": ["type", "delta", "usage", "context_management", "input_transformations"],
        "message_stop": ["type"],
        "ping": ["type"],
        "error": errorEnvelope,
    ]

    /// The content blocks.
    static let blocks: [String: BlockKind] = [
        "text": BlockKind(["text", "citations"], deltas: ["text_delta", "citations_delta"]),
        "thinking": BlockKind(["thinking", "signature"], deltas: ["thinking_delta", "signature_delta"]),
        "redacted_thinking": BlockKind(["data"]),
        "tool_use": BlockKind(["id", "name", "input", "caller", "toolset_name"], deltas: ["input_json_delta"]),
        "server_tool_use": BlockKind(["id", "name", "input", "caller"], deltas: ["input_json_delta"]),
        "mcp_tool_use": BlockKind(["id", "name", "server_name", "input"], deltas: ["input_json_delta"]),
        "mcp_tool_result": BlockKind(["tool_use_id", "is_error", "content"]),
        "mcp_tool_listing": BlockKind(["mcp_server_name", "tools"]),
        "compaction": BlockKind(["content", "encrypted_content"], deltas: ["compaction_delta"]),
        "fallback": BlockKind(["from", "to", "trigger"]),
        "container_upload": BlockKind(["file_id"]),
        "web_search_tool_result": result,
        "web_fetch_tool_result": result,
        "code_execution_tool_result": result,
        "bash_code_execution_tool_result": result,
        "text_editor_code_execution_tool_result": result,
        "tool_search_tool_result": result,
        "advisor_tool_result": result,
    ]

    private static let result = BlockKind(["tool_use_id", "content", "caller"])

    /// The members of each delta of a content block.
    static let deltas: [String: Set<String>] = [
        "text_delta": ["type", "text"],
        "citations_delta": ["type", "citation"],
        "thinking_delta": ["type", "thinking", "estimated_tokens"],
        "signature_delta": ["type", "signature"],
        "input_json_delta": ["type", "partial_json"],
        "compaction_delta": ["type", "content", "encrypted_content"],
    ]

    /// The members of a message, streamed or not.
    static let message: Set<String> = [
        "model", "id", "type", "role", "content", "stop_reason", "stop_sequence", "stop_details", "usage", "container",
        "diagnostics", "context_management", "input_transformations",
    ]

    /// The members of a message's last delta.
    static let messageDelta: Set<String> = ["stop_reason", "stop_sequence", "stop_details", "container"]

    /// The members of what is told about a refusal.
    static let stopDetails: Set<String> = [
        "type", "category", "explanation", "fallback_credit_token", "fallback_has_prefill_claim", "recommended_model",
    ]

    /// The members of a usage, and those of its parts that are objects.
    static let usage: [String: Set<String>] = [
        "input_tokens": [],
        "output_tokens": [],
        "cache_creation_input_tokens": [],
        "cache_read_input_tokens": [],
        "cache_creation": ["ephemeral_5m_input_tokens", "ephemeral_1h_input_tokens"],
        "service_tier": [],
        "inference_geo": [],
        "speed": [],
        "server_tool_use": ["web_search_requests", "web_fetch_requests"],
        "output_tokens_details": ["thinking_tokens"],
        "iterations": [],
        "fallback_credit": ["status"],
    ]

    /// The members of an error's envelope, and of the error in it.
    static let errorEnvelope: Set<String> = ["type", "error", "request_id"]
    static let error: Set<String> = ["type", "message", "details"]
}
