import MessagesAPI
import Scenario

/// The tool that a request wants to see called.
///
/// The prompt asks for a tool when it names one, says a word of its name (“weather” for `get_weather`), or says “tool”;
/// `tool_choice` asks for one whatever the prompt says, unless it is `none`.
enum ToolWish {
    /// Calls the tool that is asked for, with an input that fits its schema as far as that says it plainly.
    static let rule: Rule = {
        var condition = Condition()
        condition.predicate = ("the prompt asks for one of the offered tools", { tool(wantedBy: $0) != nil })
        return Rule(
            name: "tool call",
            when: condition,
            answer: .computed { request in
                guard let tool = tool(wantedBy: request) else { return .text("") }
                return call(of: tool)
            }
        )
    }()

    /// A reply that says what it does and calls that tool.
    static func call(of tool: OfferedTool) -> Reply { calls(of: [tool]) }

    /// A reply that says what it does and calls all those tools.
    static func calls(of tools: [OfferedTool]) -> Reply {
        // More tools than anyone offers must not ask for more than memory holds, so they share what there is.
        let values = min(SampleInput.mostValues, mostValues / max(tools.count, 1))
        let calls = tools.map { tool in
            let input = SampleInput(schema: tool.inputSchema, values: values).value
            return Block.toolUse(ToolCall(name: tool.name, input: .value(input)))
        }
        let names = tools.prefix(10).map(\.name).joined(separator: ", ") + (tools.count > 10 ? ", …" : "")
        return Reply(.content([.text(.whole("I will call \(names)."))] + calls))
    }

    /// The most values in the inputs of one reply, about.
    private static let mostValues = 20_000

    /// The tools that may be called: those that the client runs (the service's own have a type, such as
    /// `web_search_20250305`), unless it has forbidden all.
    static func callable(_ request: MessagesRequest) -> [OfferedTool] {
        guard request.body["tool_choice"]?["type"]?.string != "none" else { return [] }
        return request.tools.filter { $0.type == nil || $0.type == "custom" }
    }

    static func tool(wantedBy request: MessagesRequest) -> OfferedTool? {
        let tools = callable(request)
        guard !tools.isEmpty, request.toolResults.isEmpty else { return nil }
        switch request.body["tool_choice"]?["type"]?.string {
        case "any"?: return tools.first
        case "tool"?: return tools.first { $0.name == request.body["tool_choice"]?["name"]?.string }
        default: break
        }
        let words = request.lastUserText.lowercasedWords
        if let named = tools.first(where: { !words.isDisjoint(with: $0.tellingWords) }) { return named }
        return words.isDisjoint(with: ["tool", "tools"]) ? nil : tools.first
    }
}

extension OfferedTool {
    /// The name, and the words in it that tell this tool from others.
    fileprivate var tellingWords: Set<String> {
        let words = name.lowercasedWords
        let telling = words.subtracting(Self.commonWords)
        return (telling.isEmpty ? words : telling).union([name.lowercased()])
    }

    private static let commonWords: Set<String> = [
        "a", "add", "api", "by", "call", "create", "current", "data", "delete", "do", "execute", "fetch", "find", "for",
        "from", "function", "get", "in", "info", "is", "list", "load", "lookup", "make", "my", "new", "of", "on",
        "query",
        "read", "run", "search", "send", "set", "show", "the", "to", "tool", "update", "use", "with", "write",
    ]
}

extension String {
    /// The words in lower case, `getWeather` and `get_weather` being two each. Letters outside ASCII belong to words as they
    /// are, and what is longer than any word is none: a prompt may be megabytes of something else.
    fileprivate var lowercasedWords: Set<String> {
        let longest = 64
        var words: Set<String> = []
        var word: [UInt8] = []
        var lastWasLower = false
        let finish = { (word: inout [UInt8]) in
            if !word.isEmpty, word.count <= longest { words.insert(String(decoding: word, as: UTF8.self)) }
            word.removeAll(keepingCapacity: true)
        }
        for byte in utf8 {
            let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            let isPart = isUpper || isLower || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte >= 0x80
            if !isPart || (isUpper && lastWasLower) { finish(&word) }
            if isPart, word.count <= longest { word.append(isUpper ? byte | 0x20 : byte) }
            lastWasLower = isLower
        }
        finish(&word)
        return words
    }
}
