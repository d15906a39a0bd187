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

    /// Reads a `tool_result` block, nil for any other, and looks up its call in the conversation.
    init?(_ block: JSONObject, callsIn messages: [InputMessage]) {
        guard block["type"]?.string == "tool_result" else { return nil }
        let id = block["tool_use_id"]?.string ?? ""
        self.id = id
        name =
            messages.lazy.filter { $0.role == "assistant" }.flatMap(\.blocks)
            .first { $0["type"]?.string == "tool_use" && $0["id"]?.string == id }?["name"]?.string
        content = InputMessage.text(of: block["content"])
        isError = block["is_error"]?.bool ?? false
    }
}
