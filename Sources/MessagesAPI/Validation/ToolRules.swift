/// What the tools of a request, and the choice among them, must be like.
enum ToolRules {
    static let all: [RequestRule] = [uniqueNames, choiceNeedsTools, chosenToolExists]

    static let uniqueNames = RequestRule(onFields: .tools) { request in
        let names = request.body.elements(of: .tools).lazy.compactMap(\.nameOfTool)
        var seen = Set<ExactBytes>(minimumCapacity: names.count)
        let isTwice = names.contains { !seen.insert(ExactBytes($0.bytes)).inserted }
        return isTwice ? .invalid("tools: Tool names must be unique.") : nil
    }

    static let choiceNeedsTools = RequestRule(onFields: .toolChoice) { request in
        guard request.body[.toolChoice]?[.type]?.string == "any", !offersTools(request) else { return nil }
        return .invalid("tool_choice.any may only be specified while providing tools")
    }

    static let chosenToolExists = RequestRule(onFields: .toolChoice) { request in
        guard let choice = request.body[.toolChoice], choice[.type]?.string == "tool",
            let name = choice[.name]?.string, !hasUnnamedTools(request),
            !request.body.elements(of: .tools).contains(where: { $0.nameOfTool?.text == name })
        else { return nil }
        return .invalid("Tool '\(name)' not found in provided tools")
    }

    private static func offersTools(_ request: RequestUnderCheck) -> Bool {
        !request.body.elements(of: .tools).isEmpty || hasUnnamedTools(request)
    }

    /// Whether tools are offered whose names the request does not say: those of a toolset, of an MCP server, or added
    /// in the middle of the conversation.
    private static func hasUnnamedTools(_ request: RequestUnderCheck) -> Bool {
        !request.body.elements(of: .mcpServers).isEmpty
            || request.body.elements(of: .tools).contains { $0[.name] == nil }
            || request.outline.blocks.contains { $0.kind == .toolAddition }
    }
}

extension JSONNode {
    /// The name of a tool; nil when it has none.
    fileprivate var nameOfTool: JSONNode? { self[.name].flatMap { $0.type == .string ? $0 : nil } }
}
