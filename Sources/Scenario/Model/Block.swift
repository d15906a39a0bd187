public import MessagesAPI

/// One content block of a scripted reply.
public enum Block: Sendable, Equatable {
    /// Text, with the citations that support it.
    case text(Pieces, citations: [JSON] = [])
    /// Thinking; without a signature one is derived from the seed.
    case thinking(Pieces, signature: String? = nil)
    /// Thinking that is not shown.
    case redactedThinking(data: String)
    /// A call of one of the client's tools.
    case toolUse(ToolCall)
    /// A call of a tool that the service runs.
    case serverToolUse(ToolCall)
    /// Any other block as its start event carries it, and the deltas that follow.
    case custom(block: JSONObject, deltas: [JSONObject] = [])
}

/// A call of a tool.
public struct ToolCall: Sendable, Equatable {
    /// What the tool is called with.
    public enum Input: Sendable, Equatable {
        /// A value, sent as compact JSON cut into pieces.
        case value(JSONObject)
        /// Text that is sent as it is, well formed or not.
        case text(Pieces)
    }

    /// The tool's name.
    public var name: String
    /// The call's id; nil for one derived from the seed.
    public var id: String?
    /// What the tool is called with.
    public var input: Input
    /// Members added to the block's start, such as `caller`.
    public var extra: JSONObject

    /// A call of that tool.
    public init(name: String, id: String? = nil, input: Input = .value([:]), extra: JSONObject = [:]) {
        self.name = name
        self.id = id
        self.input = input
        self.extra = extra
    }
}

/// Text that is streamed in pieces.
public enum Pieces: Sendable, Equatable, ExpressibleByStringLiteral {
    /// Cut as the reply's `chunk` says.
    case whole(String)
    /// These deltas and no others.
    case exact([String])

    /// Text cut as the reply's `chunk` says.
    public init(stringLiteral value: String) { self = .whole(value) }

    /// The whole text.
    public var text: String {
        switch self {
        case .whole(let text): text
        case .exact(let pieces): pieces.joined()
        }
    }
}
