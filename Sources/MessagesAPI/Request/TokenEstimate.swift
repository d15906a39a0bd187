/// An estimate of how many tokens a text has: one for each four bytes of UTF-8, and at least one for any text.
///
/// The service's tokenizer is not public; what tests need is a count that is plausible and always the same.
public enum TokenEstimate {
    /// The estimated tokens of that text; 0 for the empty one.
    public static func tokens(in text: String) -> Int { tokens(inBytes: text.utf8.count) }

    /// What a message costs beside its content: the marks of its role.
    static let perMessage = 4
    /// What an image costs, whatever its size. The service's own figure for one of its usual size.
    static let perImage = 1_600
    /// What a document costs that is not sent as text: a few pages.
    static let perDocument = 3_000

    /// The estimated tokens of a whole request: system prompt, tools and messages. At least 1.
    public static func inputTokens(of request: MessagesRequest) -> Int {
        request.body.read { body in
            let system = tokens(inContent: body[.system])
            let tools = body.elements(of: .tools).reduce(0) { $0 + tokens(inTool: $1) }
            let messages = body.elements(of: .messages).reduce(0) { $0 + perMessage + tokens(inContent: $1[.content]) }
            return max(1, system + tools + messages)
        }
    }

    /// The tokens of a string, or of a list of blocks.
    private static func tokens(inContent content: JSONNode?) -> Int {
        guard let content else { return 0 }
        return tokens(inText: content) + content.elements.reduce(0) { $0 + tokens(inBlock: $1) }
    }

    /// The tokens of a tool's definition, in which a mark for the cache is no part of the prompt.
    static func tokens(inTool tool: JSONNode) -> Int { tokens(inBytes: tool.encodedCount(leavingOut: .cacheControl)) }

    /// The tokens of a content block.
    static func tokens(inBlock block: JSONNode) -> Int {
        guard block.type == .object else { return tokens(inJSON: block) }
        return switch BlockKind(block) {
        case .text: tokens(inText: block[.text])
        case .thinking: tokens(inText: block[.thinking])
        case .image: perImage
        case .document: tokens(inDocument: block)
        case .searchResult: tokens(inText: block[.title]) + tokens(inContent: block[.content])
        case .toolUse, .serverToolUse, .mcpToolUse: tokens(inText: block[.name]) + tokens(inJSON: block[.input])
        case .toolResult, .mcpToolResult: tokens(inContent: block[.content])
        case .redactedThinking, .serverResult, .toolAddition, .toolRemoval, .other: tokens(inTool: block)
        }
    }

    /// The tokens of a string; none for anything else.
    static func tokens(inText text: JSONNode?) -> Int {
        guard let text, text.type == .string else { return 0 }
        return tokens(inBytes: text.bytes.count)
    }

    private static func tokens(inDocument block: JSONNode) -> Int {
        let title = tokens(inText: block[.title]) + tokens(inText: block[.context])
        guard let source = block[.source] else { return title + perDocument }
        if source[.type] == "text" { return title + tokens(inText: source[.data]) }
        if source[.type] == "content" { return title + tokens(inContent: source[.content]) }
        return title + perDocument
    }

    private static func tokens(inJSON value: JSONNode?) -> Int { value.map { tokens(inBytes: $0.encodedCount) } ?? 0 }

    private static func tokens(inBytes count: Int) -> Int { (count + 3) / 4 }
}
