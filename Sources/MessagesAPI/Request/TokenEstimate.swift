/// An estimate of how many tokens a text has: one for each four bytes of UTF-8, and at least one for any text.
///
/// The service's tokenizer is not public; what tests need is a count that is plausible and always the same.
public enum TokenEstimate {
    /// The estimated tokens of that text; 0 for the empty one.
    public static func tokens(in text: String) -> Int { (text.utf8.count + 3) / 4 }

    /// What a message costs beside its content: the marks of its role.
    static let perMessage = 4
    /// What an image costs, whatever its size. The service's own figure for one of its usual size.
    static let perImage = 1_600
    /// What a document costs that is not sent as text: a few pages.
    static let perDocument = 3_000

    /// The estimated tokens of a whole request: system prompt, tools and messages. At least 1.
    public static func inputTokens(of request: MessagesRequest) -> Int {
        let system = tokens(inContent: request.body[.system])
        let tools = (request.body[.tools]?.array ?? []).reduce(0) { $0 + tokens(inTool: $1) }
        let messages = (request.body[.messages]?.array ?? []).reduce(0) {
            $0 + perMessage + tokens(inContent: $1[.content])
        }
        return max(1, system + tools + messages)
    }

    /// The tokens of a string, or of a list of blocks.
    private static func tokens(inContent content: JSON?) -> Int {
        switch content {
        case .string(let text)?: tokens(in: text)
        case .array(let blocks)?: blocks.reduce(0) { $0 + tokens(inBlock: $1) }
        default: 0
        }
    }

    /// The tokens of a tool's definition, in which a mark for the cache is no part of the prompt.
    static func tokens(inTool tool: JSON) -> Int {
        guard case .object(let members) = tool else { return tokens(inJSON: tool) }
        return (members.encodedCount(leavingOut: .cacheControl) + 3) / 4
    }

    /// The tokens of a content block.
    static func tokens(inBlock block: JSON) -> Int {
        guard case .object(let members) = block else { return tokens(inJSON: block) }
        return tokens(inBlock: members)
    }

    /// The same for a block that is known to be an object.
    static func tokens(inBlock block: JSONObject) -> Int {
        switch BlockKind(block) {
        case .text: tokens(inText: block[.text])
        case .thinking: tokens(inText: block[.thinking])
        case .image: perImage
        case .document: tokens(inDocument: .object(block))
        case .searchResult: tokens(inText: block[.title]) + tokens(inContent: block[.content])
        case .toolUse, .serverToolUse, .mcpToolUse:
            tokens(inText: block[.name]) + (block[.input].map(tokens(inJSON:)) ?? 0)
        case .toolResult, .mcpToolResult: tokens(inContent: block[.content])
        case .redactedThinking, .serverResult, .toolAddition, .toolRemoval, .other: tokens(inTool: .object(block))
        }
    }

    /// The tokens of a string; none for anything else.
    private static func tokens(inText text: JSON?) -> Int {
        guard case .string(let text)? = text else { return 0 }
        return tokens(in: text)
    }

    private static func tokens(inDocument block: JSON) -> Int {
        let title = tokens(in: block[.title]?.string ?? "") + tokens(in: block[.context]?.string ?? "")
        return switch block[.source]?[.type]?.string {
        case "text": title + tokens(in: block[.source]?[.data]?.string ?? "")
        case "content": title + tokens(inContent: block[.source]?[.content])
        default: title + perDocument
        }
    }

    private static func tokens(inJSON value: JSON) -> Int { (value.encodedCount + 3) / 4 }
}
