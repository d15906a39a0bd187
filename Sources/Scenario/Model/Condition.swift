public import MessagesAPI

/// What a request must be like for a rule to answer it: everything that is given must hold.
public struct Condition: Sendable {
    /// What the last user message must answer.
    public struct ToolResult: Sendable {
        /// The tool whose call is answered; nil for any.
        public var name: TextMatch?
        /// The text of the result; nil for any.
        public var content: TextMatch?
        /// Whether the result is marked as an error; nil for either.
        public var isError: Bool?

        /// Any tool's result, unless more is said.
        public init(name: TextMatch? = nil, content: TextMatch? = nil, isError: Bool? = nil) {
            self.name = name
            self.content = content
            self.isError = isError
        }
    }

    /// What a header field must be.
    public enum Header: Sendable {
        /// Present, with a value that matches.
        case matches(TextMatch)
        /// Not there.
        case absent
    }

    /// What a place in the body must hold.
    public enum Value: Sendable {
        /// A string (or another value's JSON) that matches.
        case matches(TextMatch)
        /// Exactly this value.
        case equals(JSON)
    }

    /// The request's model.
    public var model: TextMatch?
    /// The text of the last user message.
    public var lastUser: TextMatch?
    /// The system prompt's text.
    public var system: TextMatch?
    /// Any text in the conversation.
    public var anyText: TextMatch?
    /// The tool result in the last user message.
    public var toolResult: ToolResult?
    /// Tools that are all offered.
    public var tools: [String]?
    /// 1 + the assistant messages so far.
    public var turn: Int?
    /// 1 + the call's earlier requests.
    public var attempt: Int?
    /// Whether a stream is asked for.
    public var stream: Bool?
    /// Whether thinking is on.
    public var thinking: Bool?
    /// Header fields by name.
    public var headers: [(name: String, value: Header)] = []
    /// Values by their place in the body.
    public var body: [(pointer: JSONPointer, value: Value)] = []
    /// The path after `/session/NAME` and `/anthropic`; nil for `/v1/messages`.
    public var path: TextMatch?
    /// A recorded request that it must be the same as.
    public var recorded: RecordedRequest?
    /// A test that only code can state, with the words that a miss is explained with.
    public var predicate: (explanation: String, holds: @Sendable (MessagesRequest) -> Bool)?

    /// A condition that every message request meets.
    public init() {}

    /// Whether every message request meets it.
    package var isUnconditional: Bool {
        model == nil && lastUser == nil && system == nil && anyText == nil && toolResult == nil && tools == nil
            && turn == nil && attempt == nil && stream == nil && thinking == nil && headers.isEmpty && body.isEmpty
            && path == nil && recorded == nil && predicate == nil
    }
}
