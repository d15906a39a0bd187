/// The shapes of tools and of the choice among them.
enum ToolShapes {
    /// A tool without a type is the client's own. A tool of the service has a type that ends in a date
    /// (`web_search_20250305`), and such types are let through, since new ones appear all the time.
    static let tool = Shape.tagged(kinds, missing: "custom", accepts: isDated)

    static let choices: Choices<[Field]> = [
        "auto": parallel, "any": parallel, "none": [], "tool": [.required("name", .string)] + parallel,
    ]

    private static let parallel: [Field] = [.optional("disable_parallel_tool_use", .boolean)]

    private static let kinds: Choices<[Field]> = [
        "custom": [
            .required("name", .toolName),
            .required("input_schema", .openRecord([.required("type", .oneOf(["object"]))])),
            .optional("description", .nullable(.string)),
            .optional("cache_control", .nullable(RequestFields.cacheControl)),
        ],
        "advisor_20260301": [.required("name", .string), .required("model", .string)],
        "bash_20241022": named, "bash_20250124": named,
        "browser_toolset_20260801": [],
        "code_execution_20250522": named, "code_execution_20250825": named, "code_execution_20260120": named,
        "code_execution_20260521": named,
        "computer_20241022": display, "computer_20250124": display, "computer_20251124": display,
        "computer_toolset_20260801": [],
        "mcp_toolset": [.required("mcp_server_name", .string)],
        "memory_20250818": named,
        "text_editor_20241022": named, "text_editor_20250124": named, "text_editor_20250429": named,
        "text_editor_20250728": named,
        "tool_search_tool_bm25": named, "tool_search_tool_bm25_20251119": named,
        "tool_search_tool_regex": named, "tool_search_tool_regex_20251119": named,
        "web_fetch_20250910": named, "web_fetch_20260209": named, "web_fetch_20260309": named,
        "web_fetch_20260318": named,
        "web_search_20250305": named, "web_search_20260209": named, "web_search_20260318": named,
    ]

    private static let named: [Field] = [.required("name", .string)]
    private static let display: [Field] = [
        .required("name", .string), .required("display_width_px", .integer(atLeast: 1)),
        .required("display_height_px", .integer(atLeast: 1)),
    ]

    @Sendable private static func isDated(_ type: String) -> Bool {
        let parts = type.split(separator: "_")
        return parts.count > 1 && parts[parts.count - 1].count == 8
            && parts[parts.count - 1].allSatisfy { ("0"..."9").contains($0) }
    }
}
