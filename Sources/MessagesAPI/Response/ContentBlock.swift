/// One block of a message's content.
public enum ContentBlock: Sendable, Equatable {
    /// Text, with the citations that support it; nil when citations are not on.
    case text(String, citations: [JSON]? = nil)
    /// Thinking, with the signature that proves it when it is sent back.
    case thinking(String, signature: String)
    /// Thinking that is not shown.
    case redactedThinking(data: String)
    /// A call of one of the client's tools.
    case toolUse(ToolUse)
    /// A call of a tool that the service runs.
    case serverToolUse(ToolUse)
    /// Any other block, whole: the results of server tools, container uploads, what the service may add, and known types
    /// with further members.
    case other(JSONObject)

    /// A call of a tool.
    public struct ToolUse: Sendable, Equatable {
        /// The call's id, `toolu_…` or `srvtoolu_…`.
        public var id: String
        /// The tool's name.
        public var name: String
        /// What it is called with; empty in the block's start event.
        public var input: JSONObject
        /// Further members, such as `caller`.
        public var extra: JSONObject

        /// A call of that tool.
        public init(id: String, name: String, input: JSONObject = [:], extra: JSONObject = [:]) {
            self.id = id
            self.name = name
            self.input = input
            self.extra = extra
        }
    }

    /// The block with its members in the order in which the service sends them.
    public var json: JSONObject {
        switch self {
        case .text(let text, nil): ["type": "text", "text": .string(text)]
        case .text(let text, let citations?):
            ["citations": .array(citations), "type": "text", "text": .string(text)]
        case .thinking(let thinking, let signature):
            ["type": "thinking", "thinking": .string(thinking), "signature": .string(signature)]
        case .redactedThinking(let data): ["type": "redacted_thinking", "data": .string(data)]
        case .toolUse(let call): call.json(type: "tool_use")
        case .serverToolUse(let call): call.json(type: "server_tool_use")
        case .other(let object): object
        }
    }
}

extension ContentBlock {
    /// The block that an object says. It is `other` unless its kind has a case of its own that keeps every member, in
    /// the same order.
    public init(json object: JSONObject) {
        if let known = Self.known(object), known.json.keys == object.keys, known.json == object {
            self = known
        } else {
            self = .other(object)
        }
    }

    private static func known(_ object: JSONObject) -> ContentBlock? {
        switch object.type {
        case "text": object["text"]?.string.map { .text($0, citations: object["citations"]?.array) }
        case "thinking":
            object["thinking"]?.string.map { .thinking($0, signature: object["signature"]?.string ?? "") }
        case "redacted_thinking": object["data"]?.string.map { .redactedThinking(data: $0) }
        case "tool_use": ToolUse(json: object).map(toolUse)
        case "server_tool_use": ToolUse(json: object).map(serverToolUse)
        default: nil
        }
    }
}

extension ContentBlock.ToolUse {
    fileprivate init?(json object: JSONObject) {
        guard let id = object["id"]?.string, let name = object["name"]?.string, let input = object["input"]?.object
        else {
            return nil
        }
        let extra = object.filter { !["type", "id", "name", "input"].contains($0.key) }
        self.init(id: id, name: name, input: input, extra: JSONObject(extra.map { ($0.key, $0.value) }))
    }

    fileprivate func json(type: String) -> JSONObject {
        let object: JSONObject = [
            "type": .string(type), "id": .string(id), "name": .string(name), "input": .object(input),
        ]
        return object.overlaid(with: extra)
    }
}
