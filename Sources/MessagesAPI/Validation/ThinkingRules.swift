/// What goes together with thinking.
enum ThinkingRules {
    static let all: [RequestRule] = [
        supportedType, budgetBelowMaximum, temperatureIsOne, noForcedTool, thinkingComesFirst,
    ]

    /// Newer models decide for themselves how much to think; older ones only take a budget.
    static let supportedType = RequestRule(onFields: .thinking) { request in
        guard let model = request.model else { return nil }
        switch type(of: request) {
        case "enabled" where !model.acceptsThinkingBudget:
            return .invalid(
                #""thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive" and "#
                    + #""output_config.effort" to control thinking behavior."#
            )
        case "adaptive" where !model.acceptsAdaptiveThinking:
            return .invalid("adaptive thinking is not supported on this model")
        default: return nil
        }
    }

    /// Between tool calls a model may think again and again, so with that beta the budget may be larger.
    static let budgetBelowMaximum = RequestRule(onFields: .thinking) { request in
        guard let budget = request.body[.thinking]?[.budgetTokens]?.int, type(of: request) == "enabled",
            let maximum = request.request.maxTokens, maximum <= budget, !request.hasBeta("interleaved-thinking")
        else { return nil }
        return .invalid(
            "`max_tokens` must be greater than `thinking.budget_tokens`. Please consult our documentation at \(guide)"
                + "#max-tokens-and-context-window-size"
        )
    }

    static let temperatureIsOne = RequestRule(onFields: .thinking) { request in
        guard request.request.thinking, let temperature = request.body[.temperature]?.double, temperature != 1 else {
            return nil
        }
        return .invalid(
            "`temperature` may only be set to 1 when thinking is enabled. Please consult our documentation at \(guide)"
                + "#important-considerations-when-using-extended-thinking"
        )
    }

    static let noForcedTool = RequestRule(onFields: .thinking) { request in
        let choice = request.body[.toolChoice]?[.type]?.string
        guard type(of: request) == "enabled", choice == "any" || choice == "tool" else { return nil }
        return .invalid("Thinking may not be enabled when tool_choice forces tool use.")
    }

    /// With a budget, the model's turn that is still open must begin with its thinking: the one that the client began
    /// itself, or the one whose tools it has just answered.
    static let thinkingComesFirst = RequestRule(onFields: .thinking) { request in
        guard type(of: request) == "enabled", !request.continuesThread else { return nil }
        let open = openTurns(of: request)
        guard let last = open.last, let first = request.outline.blocks(of: last).first?.type else { return nil }
        let hasThought = open.contains { index in
            request.outline.blocks(of: index).contains { $0.kind == .thinking || $0.kind == .redactedThinking }
        }
        if hasThought { return nil }
        return .invalid(
            "messages.\(last).content.0.type: Expected `thinking` or `redacted_thinking`, but found `\(first)`. When"
                + " `thinking` is enabled, a final `assistant` message must start with a thinking block (preceeding the"
                + " lastmost set of `tool_use` and `tool_result` blocks). We recommend you include thinking blocks from"
                + " previous turns. To avoid this requirement, disable `thinking`. Please consult our documentation at"
                + " \(guide)"
        )
    }

    /// The positions of the assistant messages after the last message in which the user said something, in order.
    private static func openTurns(of request: RequestUnderCheck) -> [Int] {
        var open: [Int] = []
        let outline = request.outline
        for index in outline.roles.indices.reversed() where outline.roles[index] != .system {
            if outline.roles[index] == .assistant {
                open.append(index)
            } else if !outline.blocks(of: index).contains(where: { $0.kind == .toolResult }) {
                break
            }
        }
        return open.reversed()
    }

    private static func type(of request: RequestUnderCheck) -> String? { request.body[.thinking]?[.type]?.string }

    private static let guide = "https://docs.claude.com/en/docs/build-with-claude/extended-thinking"
}
