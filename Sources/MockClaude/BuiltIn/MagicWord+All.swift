import MessagesAPI
import Scenario
import Timeline

extension MagicWord {
    /// Every magic word, in the order in which they are listed.
    public static let all: [MagicWord] = errors + failuresOnce + replies + [help]

    /// Each documented error by its status, as often as it is asked for.
    private static let errors = APIErrorType.documented.map { type, status, _ in
        MagicWord("mock:\(status)", "\(title(type)), every time", failure(type))
    }

    /// The errors that clients try again after, on the first attempt only.
    private static let failuresOnce = [APIErrorType.rateLimit, .api, .overloaded].map { type in
        MagicWord("mock:\(type.status)-once", "\(title(type)), first attempt only", attempt: 1, failure(type))
    }

    private static let replies = [
        MagicWord("mock:tool", "a call of the first offered tool", .computed(toolCall)),
        MagicWord("mock:tools", "a call of every offered tool in one message", .computed(toolCalls)),
        MagicWord("mock:thinking", "a thinking block with its signature, then a text", thinking),
        MagicWord("mock:echo", "the rest of your message, sent back as it is", .computed(echo)),
        MagicWord("mock:long", "about 1,000 words", long),
        MagicWord("mock:slow", "two seconds to the first event, then a word each 150 ms", slow),
        MagicWord("mock:unicode", "text outside ASCII: accents, CJK, emoji, U+2028", .text(unicode)),
        MagicWord("mock:json", "a JSON object as text", .text(#"{"answer": 42, "items": ["a", "b"]}"#)),
        MagicWord("mock:empty", "a message without content", Reply(.content([]))),
        MagicWord("mock:max_tokens", "a text that is cut off: stop_reason max_tokens", maxTokens),
        MagicWord("mock:refusal", "a refusal: stop_reason refusal", refusal),
    ]

    private static let help = MagicWord("mock:help", "this list", .computed { _ in .text(list) })

    /// The list as text, one word a line.
    public static var list: String {
        let width = (all.map(\.word.count).max() ?? 0) + 2
        return all.map { magic in
            magic.word + String(repeating: " ", count: width - magic.word.count) + magic.effect
        }.joined(separator: "\n")
    }
}

extension MagicWord {
    private static func failure(_ type: APIErrorType) -> Reply {
        var reply = Reply.error(type)
        if type == .rateLimit { reply.headers = [("retry-after", "1")] }
        return reply
    }

    private static func title(_ type: APIErrorType) -> String {
        type == .rateLimit ? "\(type.rawValue) with retry-after: 1" : type.rawValue
    }

    private static func toolCall(_ request: MessagesRequest) -> Reply {
        ToolWish.callable(request).first.map(ToolWish.call) ?? .text(noTools)
    }

    private static func toolCalls(_ request: MessagesRequest) -> Reply {
        let tools = ToolWish.callable(request)
        return tools.isEmpty ? .text(noTools) : ToolWish.calls(of: tools)
    }

    private static let noTools = "You asked for a tool call, but the request offers no tool."

    private static func echo(_ request: MessagesRequest) -> Reply {
        let text = request.lastUserText
        guard let offset = WordSearch("mock:echo").position(in: text) else { return .text(text) }
        let start = text.utf8.index(text.startIndex, offsetBy: offset)
        let end = text.utf8.index(start, offsetBy: "mock:echo".utf8.count)
        return .text(text[..<start] + String(text[end...].drop(while: \.isWhitespace)))
    }

    private static let thinking = Reply(
        .content([
            .thinking(.whole("The user wants to see me think. I look at the question, and at what I know of it.")),
            .text(.whole("I have thought about it, and this is the answer.")),
        ])
    )

    private static let long = Reply.text(
        (1...100).map { "This is sentence \($0) of one hundred, ten words long." }.joined(separator: " ")
    )

    private static let slow: Reply = {
        var reply = Reply.text("This text takes its time, so that you can see what a reader sees.")
        reply.pace = .slow
        return reply
    }()

    private static let unicode =
        "Caf\u{e9} na\u{ef}ve, Ti\u{1ebf}ng Vi\u{1ec7}t, \u{65e5}\u{672c}\u{8a9e}, "
        + "\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467} and \u{1f1fb}\u{1f1f3}, a line\u{2028}separator, \u{645}\u{631}\u{62d}\u{628}\u{627}."

    private static let maxTokens: Reply = {
        var reply = Reply.text("This text ends in the middle of a")
        reply.stopReason = .maxTokens
        return reply
    }()

    private static let refusal: Reply = {
        var reply = Reply.text("I can't help with that.")
        reply.stopReason = .refusal
        return reply
    }()
}
