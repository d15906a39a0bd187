import Testing

/// Members of a request as an official client sends them, and what they show.
struct RealRequest: Sendable, CustomTestStringConvertible {
    let shows: String
    let json: String
    var betas: [String] = []
    var isOnlyForTheOlderVersion = false

    var testDescription: String { shows }

    static let all: [RealRequest] = basics + tools + thinking + server + beta

    private static let basics = [
        RealRequest(shows: "a text", json: #"{"stream": true}"#),
        RealRequest(
            shows: "all that Python 0.40 knows",
            json: #"""
                {"model": "claude-3-5-sonnet-20241022", "max_tokens": 1024, "metadata": {"user_id": "u1"}, "stop_sequences": ["END"],
                 "stream": true, "system": "Be brief.", "temperature": 0.7, "top_k": 40, "top_p": 0.9}
                """#,
            isOnlyForTheOlderVersion: true
        ),
        RealRequest(
            shows: "the optional fields of Python 2.11",
            json: #"""
                {"model": "claude-opus-5-5", "cache_control": {"type": "ephemeral", "ttl": "1h"}, "diagnostics": {"previous_message_id": null},
                 "inference_geo": "us", "metadata": {"user_id": null}, "output_config": {"effort": "xhigh", "format": {"type": "json_schema",
                 "schema": {"type": "object", "additionalProperties": false}}}, "service_tier": "standard_only", "speed": "fast", "stop_sequences": [],
                 "thinking": {"type": "adaptive", "display": "summarized"}, "stream": false}
                """#
        ),
        RealRequest(
            shows: "system blocks and images",
            json: #"""
                {"system": [{"type": "text", "text": "s", "cache_control": {"type": "ephemeral"}}], "messages": [{"role": "user", "content": [
                  {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "iVBORw0KGgo="}},
                  {"type": "image", "source": {"type": "url", "url": "https://example.com/a.jpg"}, "cache_control": null},
                  {"type": "image", "source": {"type": "file", "file_id": "file_01"}, "transformations": {"oversized_image": "error"}},
                  {"type": "text", "text": "What is this?"}]}]}
                """#
        ),
        RealRequest(
            shows: "documents",
            json: #"""
                {"messages": [{"role": "user", "content": [
                  {"type": "document", "source": {"type": "base64", "media_type": "application/pdf", "data": "JVBERi0="}, "title": "t"},
                  {"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "x"}, "citations": {"enabled": true}},
                  {"type": "document", "source": {"type": "content", "content": [{"type": "text", "text": "x"}]}, "context": "c"},
                  {"type": "document", "source": {"type": "url", "url": "https://example.com/a.pdf"}},
                  {"type": "document", "source": {"type": "file", "file_id": "file_01"}},
                  {"type": "search_result", "source": "s", "title": "t", "content": [{"type": "text", "text": "x"}],
                   "citations": {"enabled": true}},
                  {"type": "container_upload", "file_id": "file_02"}, {"type": "text", "text": "Compare."}]}]}
                """#
        ),
        RealRequest(
            shows: "an answer that is sent back with its citations",
            json: #"""
                {"messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": [{"type": "text", "text": "b", "citations": [
                  {"type": "char_location", "cited_text": "x", "document_index": 0, "document_title": null, "start_char_index": 0,
                   "end_char_index": 1}]}, {"type": "text", "text": "c", "citations": null}]}, {"role": "user", "content": "d"}]}
                """#
        ),
        RealRequest(
            shows: "a system message in the conversation",
            json: #"""
                {"model": "claude-opus-4-8", "messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"},
                  {"role": "user", "content": "c"}, {"role": "system", "content": [{"type": "text", "text": "Be brief."}]}]}
                """#
        ),
    ]

    private static let tools = [
        RealRequest(
            shows: "a tool's loop",
            json: #"""
                {"tools": [{"name": "get_weather", "description": "d", "input_schema": {"type": "object", "properties": {"location":
                  {"type": "string"}}, "required": ["location"], "additionalProperties": false}, "type": "custom", "strict": true,
                  "cache_control": {"type": "ephemeral"},
                  "input_examples": [{"location": "Hanoi"}], "eager_input_streaming": true}, {"name": "other", "type": null,
                  "input_schema": {"type": "object"}}],
                 "tool_choice": {"type": "auto", "disable_parallel_tool_use": false}, "messages": [{"role": "user", "content": "Weather?"},
                  {"role": "assistant", "content": [{"type": "text", "text": "Let me see."}, {"type": "tool_use", "id": "toolu_01",
                   "name": "get_weather", "input": {"location": "Hanoi"}, "caller": {"type": "direct"}}]},
                  {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "toolu_01", "content": [{"type": "text", "text": "32"},
                   {"type": "image", "source": {"type": "base64", "media_type": "image/webp", "data": "x"}}], "is_error": false},
                   {"type": "text", "text": "And tomorrow?"}]}]}
                """#
        ),
        RealRequest(
            shows: "results without content, of other kinds, and as an error",
            json: #"""
                {"messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": [
                  {"type": "tool_use", "id": "t1", "name": "f", "input": {}}, {"type": "tool_use", "id": "t2", "name": "g", "input": {}},
                  {"type": "tool_use", "id": "t3", "name": "h", "input": {}, "toolset_name": "computer"}]},
                 {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t1"}, {"type": "tool_result", "tool_use_id": "t2",
                  "content": "boom", "is_error": true}, {"type": "tool_result", "tool_use_id": "t3", "content": [
                  {"type": "tool_reference", "tool_name": "f"}, {"type": "search_result", "source": "s", "title": "t", "content": []},
                  {"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "x"}},
                  {"type": "browser_state", "tabs": []}], "toolset_name": "computer"}]}]}
                """#
        ),
        RealRequest(
            shows: "the service's own tools",
            json: #"""
                {"tools": [{"type": "bash_20250124", "name": "bash"}, {"type": "text_editor_20250728", "name": "str_replace_based_edit_tool",
                  "max_characters": 1000}, {"type": "computer_20251124", "name": "computer", "display_width_px": 1024, "display_height_px": 768,
                  "display_number": null, "enable_zoom": true}, {"type": "web_search_20260318", "name": "web_search", "max_uses": 3,
                  "user_location": {"type": "approximate", "city": "Hanoi"}}, {"type": "web_fetch_20260318", "name": "web_fetch"},
                  {"type": "code_execution_20260521", "name": "code_execution"}, {"type": "memory_20250818", "name": "memory"},
                  {"type": "tool_search_tool_regex", "name": "tool_search_tool_regex"}, {"type": "browser_toolset_20260801", "configs": {}},
                  {"type": "computer_toolset_20260801"}, {"type": "advisor_20260301", "name": "advisor", "model": "claude-opus-5"},
                  {"type": "mcp_toolset", "mcp_server_name": "s"}], "tool_choice": {"type": "any"}}
                """#
        ),
    ]

    private static let thinking = [
        RealRequest(
            shows: "a tool's loop with thinking",
            json: #"""
                {"max_tokens": 4096, "thinking": {"type": "enabled", "budget_tokens": 1024}, "messages": [{"role": "user", "content": "a"},
                  {"role": "assistant", "content": [{"type": "thinking", "thinking": "", "signature": "EqQB"}, {"type": "redacted_thinking",
                   "data": "Emw"}, {"type": "text", "text": "Let me see."}, {"type": "tool_use", "id": "t1", "name": "f", "input": {}}]},
                  {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t1", "content": "ok"}]}]}
                """#
        ),
        RealRequest(
            shows: "more thinking than output, between tools",
            json: #"{"max_tokens": 2000, "thinking": {"type": "enabled", "budget_tokens": 10000}}"#,
            betas: ["context-1m-2025-08-07", "interleaved-thinking-2025-05-14"]
        ),
        RealRequest(shows: "thinking off", json: #"{"thinking": {"type": "disabled"}}"#),
        RealRequest(
            shows: "thinking between tools",
            json: #"{"model": "claude-sonnet-5-5", "thinking": {"type": "between_tools"}}"#
        ),
    ]

    private static let server = [
        RealRequest(
            shows: "the service's tools, called and answered",
            json: #"""
                {"container": "container_01", "tools": [{"type": "web_search_20250305", "name": "web_search"}], "messages": [
                  {"role": "user", "content": "a"}, {"role": "assistant", "content": [
                    {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {"query": "x"}},
                    {"type": "web_search_tool_result", "tool_use_id": "srvtoolu_1", "content": [{"type": "web_search_result", "title": "t",
                     "url": "https://x", "encrypted_content": "E", "page_age": null}], "caller": {"type": "direct"}},
                    {"type": "server_tool_use", "id": "srvtoolu_2", "name": "bash_code_execution", "input": {}},
                    {"type": "bash_code_execution_tool_result", "tool_use_id": "srvtoolu_2", "content":
                     {"type": "bash_code_execution_result", "stdout": "", "stderr": "", "return_code": 0, "content": []}},
                    {"type": "server_tool_use", "id": "srvtoolu_3", "name": "web_fetch", "input": {}},
                    {"type": "web_fetch_tool_result", "tool_use_id": "srvtoolu_3", "content":
                     {"type": "web_fetch_tool_result_error", "error_code": "unavailable"}}, {"type": "text", "text": "b"}]},
                  {"role": "user", "content": "c"}]}
                """#
        ),
        RealRequest(
            shows: "a paused turn that goes on",
            json: #"""
                {"model": "claude-opus-4-8", "messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": [
                  {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {}},
                  {"type": "web_search_tool_result", "tool_use_id": "srvtoolu_1", "content": []}, {"type": "text", "text": "So far "}]}]}
                """#
        ),
        RealRequest(
            shows: "a container with skills",
            json:
                #"{"container": {"id": null, "skills": [{"type": "anthropic", "skill_id": "pptx", "version": "latest"}]}}"#
        ),
    ]

    private static let beta = [
        RealRequest(
            shows: "MCP servers",
            json: #"""
                {"mcp_servers": [{"type": "url", "name": "s", "url": "https://x", "authorization_token": null, "tool_configuration":
                  {"enabled": true}}], "messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": [
                  {"type": "mcp_tool_listing", "mcp_server_name": "s", "tools": []},
                  {"type": "mcp_tool_use", "id": "mcptoolu_1", "name": "f", "server_name": "s", "input": {}},
                  {"type": "mcp_tool_result", "tool_use_id": "mcptoolu_1", "is_error": false, "content": [{"type": "text", "text": "x"}]},
                  {"type": "text", "text": "b"}]}, {"role": "user", "content": "c"}]}
                """#
        ),
        RealRequest(
            shows: "context management and compaction",
            json: #"""
                {"context_management": {"edits": [{"type": "compact_20260112"}]}, "compaction": {"type": "summarize"}, "messages": [
                  {"role": "assistant", "content": [{"type": "compaction", "content": "So far.", "encrypted_content": null}]},
                  {"role": "user", "content": "Go on."}]}
                """#
        ),
        RealRequest(
            shows: "fallbacks, a thread, billing, an output format",
            json: #"""
                {"fallbacks": [{"model": "claude-opus-4-8"}], "fallback_credit_token": "x", "thread": {"type": "create"},
                 "billing_policy": {"type": "billing_policy"}, "output_format": {"type": "json_schema", "schema": {}}}
                """#
        ),
        RealRequest(
            shows: "tools that come and go",
            json: #"""
                {"model": "claude-opus-5-5", "fallbacks": "default", "messages": [{"role": "user", "content": "a"}, {"role": "system", "content": [
                  {"type": "tool_addition", "tool": {"type": "tool_reference", "name": "f"}},
                  {"type": "tool_removal", "tool": {"type": "tool_reference", "name": "g"}}]}]}
                """#
        ),
        RealRequest(
            shows: "a thread that goes on",
            json: #"""
                {"thread": {"type": "continue", "previous_message_id": "msg_1"}, "messages": [{"role": "user", "content": [
                  {"type": "tool_result", "tool_use_id": "t1", "content": "ok"}]}]}
                """#
        ),
    ]
}
