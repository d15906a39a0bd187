import MessagesAPI
import Testing

struct MessageShapesTests {
    @Test(arguments: [
        (#"7"#, "messages.0: Input should be an object"),
        (#"{"content": "x"}"#, "messages.0.role: Field required"),
        (#"{"role": "user"}"#, "messages.0.content: Field required"),
        (#"{"role": "user", "content": null}"#, "messages.0.content: Input should be a valid array"),
        (#"{"role": "user", "content": 7}"#, "messages.0.content: Input should be a valid array"),
        (#"{"role": "user", "content": [7]}"#, "messages.0.content.0: Input should be an object"),
        (#"{"role": "user", "content": [{}]}"#, "messages.0.content.0.type: Field required"),
        (#"{"role": "user", "content": "x", "id": "msg_1"}"#, "messages.0.id: Extra inputs are not permitted"),
        (#"{"role": "user", "content": [{"type": "text"}]}"#, "messages.0.content.0.text.text: Field required"),
        (
            #"{"role": "user", "content": [{"type": "image", "source": {"type": "base64", "data": "x"}}]}"#,
            "messages.0.content.0.image.source.base64.media_type: Field required"
        ),
        (
            #"{"role": "user", "content": [{"type": "image", "source": {"type": "base64", "media_type": "image/bmp"}}]}"#,
            "messages.0.content.0.image.source.base64.media_type: Input should be 'image/jpeg', 'image/png', 'image/gif' or "
                + "'image/webp'"
        ),
        (
            #"{"role": "assistant", "content": [{"type": "tool_use", "id": "toolu_1", "name": "f", "input": "x"}]}"#,
            "messages.0.content.0.tool_use.input: Input should be an object"
        ),
        (
            #"{"role": "assistant", "content": [{"type": "thinking", "thinking": "x"}]}"#,
            "messages.0.content.0.thinking.signature: Field required"
        ),
        (
            #"{"role": "assistant", "content": [{"type": "thinking", "thinking": "x", "signature": "y", "cache_control": {"type": "ephemeral"}}]}"#,
            "messages.0.content.0.thinking.cache_control: Extra inputs are not permitted"
        ),
        (
            #"{"role": "user", "content": [{"type": "tool_result", "content": "x"}]}"#,
            "messages.0.content.0.tool_result.tool_use_id: Field required"
        ),
        (
            #"{"role": "user", "content": [{"type": "text", "text": "x", "cache_control": {"type": "ephemeral", "ttl": "2h"}}]}"#,
            "messages.0.content.0.text.cache_control.ephemeral.ttl: Input should be '5m' or '1h'"
        ),
    ])
    func refuses(_ message: String, _ text: String) throws {
        #expect(try refusal(messages: message) == text)
    }

    @Test func theAssistantsBlocksAreSentBackAsTheyCame() throws {
        let messages = #"{"role": "user", "content": "x"}, {"role": "assistant", "content": [{"type": "sparkle"}]}"#
        #expect(try refusal(messages: messages + #", {"role": "user", "content": "y"}"#) == nil)
    }

    @Test func refusesABlockOfAnotherAPI() throws {
        let message = try refusal(messages: #"{"role": "user", "content": [{"type": "image_url", "image_url": {}}]}"#)
        #expect(
            message
                == "messages.0.content.0: Input tag 'image_url' found using 'type' does not match any of the expected tags: "
                + "'advisor_tool_result', 'bash_code_execution_tool_result', 'code_execution_tool_result', 'compaction', "
                + "'container_upload', 'document', 'fallback', 'image', 'mcp_tool_listing', 'mcp_tool_result', "
                + "'mcp_tool_use', 'redacted_thinking', 'search_result', 'server_tool_use', "
                + "'text', 'text_editor_code_execution_tool_result', 'thinking', 'tool_addition', 'tool_removal', "
                + "'tool_result', 'tool_search_tool_result', 'tool_use', 'web_fetch_tool_result', 'web_search_tool_result'"
        )
    }
}
