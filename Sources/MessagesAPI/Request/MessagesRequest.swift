/// A request for a message, as far as matching, validation and replies need it.
///
/// It can be made from any JSON: what is missing or of another type is empty. Whether the service would accept the request is
/// `RequestValidator`'s question.
public struct MessagesRequest: Sendable {
    /// The whole body.
    public let body: JSON
    /// The conversation so far.
    public let messages: [InputMessage]
    /// The tools that are offered, in order.
    public let tools: [OfferedTool]
    /// What the prompt cache does for it. Only who answers it can tell.
    package var cacheUse = CacheUse()
    /// When a container that its reply uses expires, as RFC 3339 has it; spelled when it is asked for, as most replies use
    /// none. Only who answers it knows what time it is; where nobody does, it is a time that does not come soon.
    package var containerExpiry: @Sendable () -> String = { "2099-12-31T00:00:00.000Z" }

    /// Reads what there is.
    public init(body: JSON) {
        self.body = body
        (messages, tools) = body.read { body in
            (
                body.elements(of: .messages).map { InputMessage($0.json) },
                body.elements(of: .tools).compactMap { OfferedTool($0.json) }
            )
        }
    }

    /// The model that is asked for; empty when none is.
    public var model: String { body[.model]?.string ?? "" }

    /// The most tokens that the reply may have; nil when it is not told.
    public var maxTokens: Int? { body[.maxTokens]?.int }

    /// Whether the reply is to be streamed.
    public var stream: Bool { body[.stream]?.bool ?? false }

    /// Whether thinking is on, with a budget or adaptive.
    public var thinking: Bool {
        guard let type = body[.thinking]?[.type]?.string else { return false }
        return type != "disabled"
    }

    /// Whether the request only continues a conversation that the service holds, so that its beginning is missing here.
    package var continuesThread: Bool { body[.thread]?[.type]?.string == "continue" }

    /// The system prompt's text, its blocks joined by newlines.
    public var systemText: String { InputMessage.text(of: body[.system]) }

    /// 1 + the assistant messages so far.
    public var turn: Int { 1 + messages.count { $0.role == "assistant" } }

    /// The text of the last user message; empty when it has none, as when it only answers a tool call.
    public var lastUserText: String { messages.last { $0.role == "user" }?.text ?? "" }

    /// The tool results in the last message, when that is the user's.
    public var toolResults: [ToolResult] {
        guard let last = messages.last, last.role == "user" else { return [] }
        let results = last.blocks.filter { $0.isOfType(.toolResult) }
        if results.isEmpty { return [] }
        let names = toolNames
        return results.map { ToolResult($0, callNames: names) }
    }

    /// The names of the tools that were called, by the ids of the calls.
    private var toolNames: [String: String] {
        var names: [String: String] = [:]
        for block in messages.lazy.filter({ $0.role == "assistant" }).flatMap(\.blocks)
        where block.isOfType(.toolUse) {
            names[block[.id]?.string ?? ""] = block[.name]?.string
        }
        return names
    }

    /// Every text of the conversation: the system prompt, each message's text and each tool result's.
    public var allTexts: [String] {
        [systemText].filter { !$0.isEmpty }
            + messages.flatMap { message in
                message.blocks.compactMap { block in
                    switch block[.type]?.string {
                    case "text": block[.text]?.string
                    case "tool_result": InputMessage.text(of: block[.content])
                    default: nil
                    }
                }
            }
    }
}
