import MessagesAPI
import Scenario

/// The tool that a request wants to see called.
///
/// The prompt asks for a tool when it names one, says a word of its name (“weather” for `get_weather`), or says “tool”;
/// `tool_choice` asks for one whatever the prompt says, unless it is `none`.
enum ToolWish {
    /// Calls the tool that is asked for, with an input that fits its schema.
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
    static func call(of tool: OfferedTool) -> Reply {
        let input = SampleInput(schema: tool.inputSchema).value
        return Reply(
            .content([
                .text(.whole("I will call \(tool.name).")),
                .toolUse(ToolCall(name: tool.name, input: .value(input))),
            ])
        )
    }

    /// The tools that a client runs; those of the service's own have a type, such as `web_search_20250305`.
    static func callable(_ request: MessagesRequest) -> [OfferedTool] {
        request.tools.filter { $0.type == nil || $0.type == "custom" }
    }

    static func tool(wantedBy request: MessagesRequest) -> OfferedTool? {
        let tools = callable(request)
        guard request.toolResults.isEmpty else { return nil }
        switch request.body["tool_choice"]?["type"]?.string {
        case "none"?: return nil
        case "any"?: return tools.first
        case "tool"?: return tools.first { $0.name == request.body["tool_choice"]?["name"]?.string }
        default: break
        }
        let words = Set(request.lastUserText.lowercasedWords)
        if let named = tools.first(where: { !words.isDisjoint(with: $0.tellingWords) }) { return named }
        return words.isDisjoint(with: ["tool", "tools"]) ? nil : tools.first
    }
}

extension OfferedTool {
    /// The name, and the words in it that tell this tool from others.
    fileprivate var tellingWords: Set<String> {
        let words = Set(name.lowercasedWords)
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
    /// The words in lower case, `getWeather` and `get_weather` being two each.
    fileprivate var lowercasedWords: [String] {
        var words: [String] = []
        var word = ""
        var lastWasLower = false
        for character in self {
            let isPart = character.isLetter || character.isNumber
            if (!isPart || (character.isUppercase && lastWasLower)), !word.isEmpty {
                words.append(word)
                word = ""
            }
            if isPart { word += character.lowercased() }
            lastWasLower = character.isLowercase
        }
        return word.isEmpty ? words : words + [word]
    }
}
