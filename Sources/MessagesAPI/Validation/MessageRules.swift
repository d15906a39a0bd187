/// What a conversation must be made of.
enum MessageRules {
    static let all: [RequestRule] = [
        knownRoles, atLeastOneMessage, systemMessages, nonEmptyContent, nonEmptyText, noTrailingWhiteSpace, noPrefill,
    ]

    static let knownRoles: RequestRule = { request in
        guard let role = request.messages.first(where: { !["user", "assistant", "system"].contains($0.role) })?.role
        else { return nil }
        return .invalid(#"messages: Unexpected role "\#(role)". Allowed roles are "user" or "assistant""#)
    }

    static let atLeastOneMessage: RequestRule = { request in
        request.messages.isEmpty ? .invalid("messages: at least one message is required") : nil
    }

    /// A system message may stand in a conversation, but not open it, and only before the model's turn.
    static let systemMessages: RequestRule = { request in
        for (index, message) in request.messages.enumerated() where message.role == "system" {
            if message.blocks.isEmpty {
                // Without content it only sets the effort from here on, and may stand anywhere.
                if (request.body["messages"]?[index]?["output_config"] ?? .null) != .null { continue }
                return .invalid("messages.\(index): system content must contain at least one block")
            }
            if !message.blocks.allSatisfy({ ["text", "tool_addition", "tool_removal"].contains($0.type) }) {
                return .invalid(
                    "messages.\(index): role 'system' supports text, tool_addition, and tool_removal blocks only"
                )
            }
            if index == 0 {
                return .invalid(
                    "messages.0: use the top-level 'system' parameter for the initial system prompt" + directiveOnly
                )
            }
            if index + 1 < request.messages.count, request.messages[index + 1].role == "user" {
                return .invalid(
                    "messages.\(index): role 'system' must precede an 'assistant' message or end the array"
                        + directiveOnly
                )
            }
            if message.blocks.contains(where: { $0.type == "text" && isBlank($0["text"]?.string ?? "") }) {
                return .invalid("messages.\(index): system text blocks must contain non-whitespace text")
            }
        }
        return nil
    }

    private static let directiveOnly =
        "; the directive-only form (content: [] with output_config) is accepted at any position"

    /// Messages of one role after each other are one turn, which needs content somewhere.
    static let nonEmptyContent: RequestRule = { request in
        let turns = RoleTurn.turns(of: request.messages)
        for (position, turn) in turns.enumerated() {
            let isFinalAssistant = position == turns.count - 1 && turn.role == "assistant"
            if isFinalAssistant || turn.messages.contains(where: { !isEmpty(request.messages[$0]) }) { continue }
            return .invalid(
                "messages.\(turn.messages[0]): all messages must have non-empty content"
                    + " except for the optional final assistant message"
            )
        }
        return nil
    }

    /// A plain string that is empty is read as one empty text block.
    private static func isEmpty(_ message: InputMessage) -> Bool {
        message.blocks.isEmpty || message.blocks.count == 1 && message.blocks[0]["text"]?.string == ""
    }

    static let nonEmptyText: RequestRule = { request in
        let texts = request.messages.lazy.filter { $0.role != "system" }.flatMap { message in
            isEmpty(message) ? [] : message.blocks.compactMap { $0.type == "text" ? $0["text"]?.string : nil }
        }
        if texts.contains("") { return .invalid("messages: text content blocks must be non-empty") }
        if texts.contains(where: isBlank) {
            return .invalid("messages: text content blocks must contain non-whitespace text")
        }
        return nil
    }

    static let noTrailingWhiteSpace: RequestRule = { request in
        guard let prefill = prefill(of: request)?.blocks.last?["text"]?.string,
            prefill.unicodeScalars.last?.properties.isWhitespace == true
        else { return nil }
        return .invalid("messages: final assistant content cannot end with trailing whitespace")
    }

    /// Since 4.6, models do not go on from what the client puts in their mouth.
    static let noPrefill: RequestRule = { request in
        guard let prefill = prefill(of: request), !prefill.blocks.isEmpty, request.model?.acceptsPrefill == false else {
            return nil
        }
        return .invalid(
            "This model does not support assistant message prefill. The conversation must end with a user message."
        )
    }

    /// The final assistant message when the client wrote it. One that holds more than text and thinking is the service's
    /// own, sent back so that a paused turn goes on.
    private static func prefill(of request: RequestUnderCheck) -> InputMessage? {
        guard let last = request.messages.last(where: { $0.role != "system" }), last.role == "assistant",
            last.blocks.allSatisfy({ ["text", "thinking", "redacted_thinking"].contains($0.type) })
        else { return nil }
        return last
    }

    private static func isBlank(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
