/// What a client's tool gave back.
public struct ToolResult: Sendable, Equatable {
    /// The id of the call that is answered.
    public let id: String
    /// The tool's name, from the call that is answered; nil when the conversation does not hold that call.
    public let name: String?
    /// The result's text.
    public let content: String
    /// Whether the client marked it as an error.
    public let isError: Bool

    /// Reads a `tool_result` block; the names are those of the conversation's calls by their ids.
    init(_ block: JSONObject, callNames: [String: String]) {
        id = block[.toolUseID]?.string ?? ""
        name = callNames[id]
        content = InputMessage.text(of: block[.content])
        isError = block[.isError]?.bool ?? false
    }
}
