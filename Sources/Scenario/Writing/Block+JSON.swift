import MessagesAPI

extension Block {
    /// The block as the file format has it.
    var json: JSON {
        var members: JSONObject = [:]
        switch self {
        case .text(let pieces, let citations):
            members["text"] = pieces.json
            if !citations.isEmpty { members["citations"] = .array(citations) }
        case .thinking(let pieces, let signature):
            members["thinking"] = pieces.json
            members["signature"] = signature.map(JSON.string)
        case .redactedThinking(let data): members["redacted_thinking"] = .string(data)
        case .toolUse(let call): members["tool_use"] = call.json
        case .serverToolUse(let call): members["server_tool_use"] = call.json
        case .custom(let block, let deltas):
            if deltas.isEmpty, let result = Self.result(block) { return .object(result) }
            members["block"] = .object(block)
            if !deltas.isEmpty { members["deltas"] = .array(deltas.map(JSON.object)) }
        }
        return .object(members)
    }

    /// The short form of a block with the result of a tool that the service runs: its type is the key.
    private static func result(_ block: JSONObject) -> JSONObject? {
        guard let first = block.first, first.key == "type", let type = first.value.string, results.contains(type) else {
            return nil
        }
        return [type: .object(JSONObject(block.dropFirst().map { ($0.key, $0.value) }))]
    }
}

extension ToolCall {
    /// The call as the file format has it.
    fileprivate var json: JSON {
        var members: JSONObject = ["name": .string(name)]
        members["id"] = id.map(JSON.string)
        switch input {
        case .value(let value): if !value.isEmpty { members["input"] = .object(value) }
        case .text(let text): members["input_json"] = text.json
        }
        return .object(members.overlaid(with: extra))
    }
}

extension Pieces {
    /// The text, or the list of its deltas.
    var json: JSON {
        switch self {
        case .whole(let text): .string(text)
        case .exact(let pieces): .array(pieces.map(JSON.string))
        }
    }
}
