/// What a conversation must be made of.
enum MessageRules {
    static let all: [RequestRule] = [
        knownRoles, atLeastOneMessage, systemMessages, nonEmptyContent, nonEmptyText, noTrailingWhiteSpace, noPrefill,
    ]

    static let knownRoles = RequestRule { request in
        guard let index = request.outline.roles.firstIndex(of: .other) else { return nil }
        let role = request.request.messages[index].role
        return .invalid(#"messages: Unexpected role "\#(role)". Allowed roles are "user" or "assistant""#)
    }

    static let atLeastOneMessage = RequestRule { request in
        request.outline.roles.isEmpty ? .invalid("messages: at least one message is required") : nil
    }

    /// A system message may stand in a conversation, but not open it, and only before the model's turn.
    static let systemMessages = RequestRule { request in
        for index in request.outline.roles.indices where request.outline.roles[index] == .system {
            let blocks = request.outline.blocks(of: index)
            if blocks.isEmpty {
                // Without content it only sets the effort from here on, and may stand anywhere.
                let settings = request.body.elements(of: .messages)[index][.outputConfig]
                if let settings, settings.type != .null { continue }
                return .invalid("messages.\(index): system content must contain at least one block")
            }
            if !blocks.allSatisfy({ [.text, .toolAddition, .toolRemoval].contains($0.kind) }) {
                return .invalid(
                    "messages.\(index): role 'system' supports text, tool_addition, and tool_removal blocks only"
                )
            }
            if index == 0 {
                return .invalid(
                    "messages.0: use the top-level 'system' parameter for the initial system prompt" + directiveOnly
                )
            }
            if index + 1 < request.outline.roles.count, request.outline.roles[index + 1] == .user {
                return .invalid(
                    "messages.\(index): role 'system' must precede an 'assistant' message or end the array"
                        + directiveOnly
                )
            }
            if blocks.contains(where: { $0.kind == .text && isBlank($0.text) }) {
                return .invalid("messages.\(index): system text blocks must contain non-whitespace text")
            }
        }
        return nil
    }

    private static let directiveOnly =
        "; the directive-only form (content: [] with output_config) is accepted at any position"

    /// Messages of one role after each other are one turn, which needs content somewhere.
    static let nonEmptyContent = RequestRule { request in
        let outline = request.outline
        if !outline.roles.indices.contains(where: { isEmpty(outline.blocks(of: $0)) }) { return nil }
        let turns = RoleTurn.turns(of: request.request.messages)
        for (position, turn) in turns.enumerated() {
            let isFinalAssistant = position == turns.count - 1 && turn.role == "assistant"
            if isFinalAssistant || turn.messages.contains(where: { !isEmpty(outline.blocks(of: $0)) }) { continue }
            return .invalid(
                "messages.\(turn.messages[0]): all messages must have non-empty content"
                    + " except for the optional final assistant message"
            )
        }
        return nil
    }

    /// A plain string that is empty is read as one empty text block.
    private static func isEmpty(_ blocks: ArraySlice<RequestOutline.Block>) -> Bool {
        guard let first = blocks.first else { return true }
        return blocks.count == 1 && first.text == ""
    }

    static let nonEmptyText = RequestRule(onBlocks: .text) { request in
        var hasBlank = false
        for block in request.outline.blocks where block.kind == .text {
            guard let text = block.text, isBlank(text), request.outline.roles[block.message] != .system,
                !isEmpty(request.outline.blocks(of: block.message))
            else { continue }
            if text == "" { return .invalid("messages: text content blocks must be non-empty") }
            hasBlank = true
        }
        return hasBlank ? .invalid("messages: text content blocks must contain non-whitespace text") : nil
    }

    static let noTrailingWhiteSpace = RequestRule { request in
        guard let prefill = prefill(of: request)?.last?.text?.string,
            prefill.unicodeScalars.last?.properties.isWhitespace == true
        else { return nil }
        return .invalid("messages: final assistant content cannot end with trailing whitespace")
    }

    /// Since 4.6, models do not go on from what the client puts in their mouth.
    static let noPrefill = RequestRule { request in
        guard let prefill = prefill(of: request), !prefill.isEmpty, request.model?.acceptsPrefill == false else {
            return nil
        }
        return .invalid(
            "This model does not support assistant message prefill. The conversation must end with a user message."
        )
    }

    /// The final assistant message when the client wrote it. One that holds more than text and thinking is the service's
    /// own, sent back so that a paused turn goes on.
    private static func prefill(of request: RequestUnderCheck) -> ArraySlice<RequestOutline.Block>? {
        let outline = request.outline
        guard let last = outline.roles.lastIndex(where: { $0 != .system }), outline.roles[last] == .assistant,
            outline.blocks(of: last).allSatisfy({ [.text, .thinking, .redactedThinking].contains($0.kind) })
        else { return nil }
        return outline.blocks(of: last)
    }

    /// Whether a text is missing, empty, or white space alone.
    private static func isBlank(_ text: JSONNode?) -> Bool {
        guard let text, text.type == .string else { return true }
        // Nearly every text begins with a character that says it all.
        if let first = text.bytes.first, 0x21..<0x7F ~= first { return false }
        return text.text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
}
