/// The kind of a content block, as far as rules and estimates tell kinds apart.
enum BlockKind: UInt8, Sendable {
    case text
    case thinking
    case redactedThinking
    case image
    case document
    case searchResult
    case toolUse
    case toolResult
    case serverToolUse
    /// What a server tool gave back, whichever it was.
    case serverResult
    case mcpToolUse
    case mcpToolResult
    case toolAddition
    case toolRemoval
    case other

    /// The kind of a block; one without a type is none of those that are told apart.
    init(_ block: JSONNode) { self = Self.kinds[block[.type]] ?? .other }

    /// A bit of its own, by which a kind is found among several.
    var bit: UInt32 { 1 << UInt32(rawValue) }

    private static let kinds: Choices<BlockKind> = [
        "text": .text,
        "tool_use": .toolUse,
        "tool_result": .toolResult,
        "thinking": .thinking,
        "redacted_thinking": .redactedThinking,
        "image": .image,
        "document": .document,
        "search_result": .searchResult,
        "server_tool_use": .serverToolUse,
        "web_search_tool_result": .serverResult,
        "web_fetch_tool_result": .serverResult,
        "code_execution_tool_result": .serverResult,
        "bash_code_execution_tool_result": .serverResult,
        "text_editor_code_execution_tool_result": .serverResult,
        "tool_search_tool_result": .serverResult,
        "advisor_tool_result": .serverResult,
        "mcp_tool_use": .mcpToolUse,
        "mcp_tool_result": .mcpToolResult,
        "tool_addition": .toolAddition,
        "tool_removal": .toolRemoval,
    ]
}
