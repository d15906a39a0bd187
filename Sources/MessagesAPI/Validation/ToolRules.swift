/// What the tools of a request, and the choice among them, must be like.
enum ToolRules {
    static let all: [RequestRule] = [uniqueNames, choiceNeedsTools, chosenToolExists]

    static let uniqueNames = RequestRule(onFields: .tools) { request in
        var seen: Set<String> = []
        let isTwice = request.request.tools.contains { !seen.insert($0.name).inserted }
        return isTwice ? .invalid("tools: Tool names must be unique.") : nil
    }

    static let choiceNeedsTools = RequestRule(onFields: .toolChoice) { request in
        guard request.body[.toolChoice]?[.type]?.string == "any", !offersTools(request) else { return nil }
        return .invalid("tool_choice.any may only be specified while providing tools")
    }

    static let chosenToolExists = RequestRule(onFields: .toolChoice) { request in
        guard let choice = request.body[.toolChoice], choice[.type]?.string == "tool",
            let name = choice[.name]?.string, !hasUnnamedTools(request),
            !request.request.tools.contains(where: { $0.name == name })
        else { return nil }
        return .invalid("Tool '\(name)' not found in provided tools")
    }

    private static func offersTools(_ request: RequestUnderCheck) -> Bool {
        request.body[.tools]?.array?.isEmpty == false || hasUnnamedTools(request)
    }

    /// Whether tools are offered whose names the request does not say: those of a toolset, of an MCP server, or added
    /// in the middle of the conversation.
    private static func hasUnnamedTools(_ request: RequestUnderCheck) -> Bool {
        request.body[.mcpServers]?.array?.isEmpty == false
            || request.body[.tools]?.array?.contains { $0[.name] == nil } == true
            || request.outline.blocks.contains { $0.kind == .toolAddition }
    }
}
