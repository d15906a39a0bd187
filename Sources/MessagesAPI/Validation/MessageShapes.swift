/// The shapes of messages and their content blocks: which fields each block must have, from the clients' own types.
enum MessageShapes {
    /// What the assistant said is sent back as it came, kinds of blocks included that are known to nobody here.
    static let message = Shape.told(
        by: "role",
        ["assistant": message(of: .tagged(blocks) { _ in true })],
        otherwise: message(of: .tagged(blocks))
    )

    private static func message(of block: Shape) -> Shape {
        .record([
            // Which roles there are is a rule of its own, whose text does not name the message.
            .required("role", .string),
            .required("content", .stringOr(.list(block))),
            .optional("clear_at", .nullable(.string)),
            .optional("output_config", .nullable(.object)),
        ])
    }

    /// Every block that a message may have, what the service itself sent included.
    static let blocks: Choices<[Field]> = [
        "text": text,
        "image": image,
        "document": document,
        "search_result": searchResult,
        "thinking": [.required("thinking", .string), .required("signature", .string), .forbidden("cache_control")],
        "redacted_thinking": [.required("data", .string), .forbidden("cache_control")],
        "tool_use": toolUse,
        "tool_result": [
            .required("tool_use_id", .string),
            .optional("content", .stringOr(.list(.tagged(resultBlocks)))),
            .optional("is_error", .boolean),
            cacheControl,
        ],
        "server_tool_use": toolUse,
        "mcp_tool_use": toolUse + [.required("server_name", .string)],
        "mcp_tool_result": [
            .required("tool_use_id", .string),
            .optional("content", .stringOr(.list(.tagged(["text": text])))),
            .optional("is_error", .boolean),
        ],
        "mcp_tool_listing": [.required("mcp_server_name", .string), .required("tools", .list(.object))],
        "web_search_tool_result": serverResult,
        "web_fetch_tool_result": serverResult,
        "code_execution_tool_result": serverResult,
        "bash_code_execution_tool_result": serverResult,
        "text_editor_code_execution_tool_result": serverResult,
        "tool_search_tool_result": serverResult,
        "advisor_tool_result": serverResult,
        "container_upload": [.required("file_id", .string)],
        "compaction": [.optional("content", .nullable(.string)), .optional("encrypted_content", .nullable(.string))],
        "fallback": [.required("to", .object)],
        "tool_addition": [.required("tool", .object)],
        "tool_removal": [.required("tool", .object)],
    ]

    /// What a client's tool may give back.
    private static let resultBlocks: Choices<[Field]> = [
        "text": text,
        "image": image,
        "document": document,
        "search_result": searchResult,
        "tool_reference": [.required("tool_name", .string)],
        "browser_state": [],
    ]

    private static let cacheControl = Field.optional("cache_control", .nullable(RequestFields.cacheControl))
    static let text: [Field] = [
        .required("text", .string), .optional("citations", .nullable(.list(.object))), cacheControl,
    ]
    private static let image: [Field] = [.required("source", .tagged(imageSources)), cacheControl]
    private static let document: [Field] = [.required("source", .tagged(documentSources)), cacheControl]
    private static let searchResult: [Field] = [
        .required("content", .list(.tagged(["text": text]))), .required("source", .string), .required("title", .string),
        cacheControl,
    ]
    private static let toolUse: [Field] = [
        .required("id", .string), .required("name", .string), .required("input", .object), cacheControl,
    ]
    private static let serverResult: [Field] = [.required("tool_use_id", .string), .required("content", .any)]

    private static let imageSources: Choices<[Field]> = [
        "base64": [
            .required("media_type", .oneOf(["image/jpeg", "image/png", "image/gif", "image/webp"])),
            .required("data", .string),
        ],
        "url": [.required("url", .string)],
        "file": [.required("file_id", .string)],
    ]

    private static let documentSources: Choices<[Field]> = [
        "base64": [.required("media_type", .oneOf(["application/pdf"])), .required("data", .string)],
        "text": [.required("media_type", .oneOf(["text/plain"])), .required("data", .string)],
        "content": [.required("content", .stringOr(.list(.object)))],
        "url": [.required("url", .string)],
        "file": [.required("file_id", .string)],
    ]
}
