import MessagesAPI

extension Condition {
    /// The keys of the condition as the file format has them.
    var members: JSONObject {
        var members: JSONObject = [:]
        members["model"] = model?.json
        members["last_user"] = lastUser?.json
        members["system"] = system?.json
        members["any_text"] = anyText?.json
        members["tool_result"] = toolResult?.json
        members["tools"] = tools.map { .array($0.map(JSON.string)) }
        members["turn"] = turn.map { .number(JSONNumber($0)) }
        members["attempt"] = attempt.map { .number(JSONNumber($0)) }
        members["stream"] = stream.map(JSON.bool)
        members["thinking"] = thinking.map(JSON.bool)
        if !headers.isEmpty { members["header"] = .object(JSONObject(headers.map { ($0.name, $0.value.json) })) }
        if !body.isEmpty { members["body"] = .object(JSONObject(body.map { ($0.pointer.description, $0.value.json) })) }
        members["path"] = path?.wholeJSON
        members["recorded"] = (recorded?.request.members).map(JSON.object)
        members["where"] = (predicate?.explanation).map(JSON.string)
        return members
    }
}

extension Condition.ToolResult {
    fileprivate var json: JSON {
        var members: JSONObject = [:]
        members["content"] = content?.json
        members["is_error"] = isError.map(JSON.bool)
        if let name {
            if members.isEmpty { return name.wholeJSON }
            members["name"] = name.wholeJSON
        }
        return .object(members)
    }
}

extension Condition.Header {
    fileprivate var json: JSON {
        switch self {
        case .matches(let match): match.json
        case .absent: .null
        }
    }
}

extension Condition.Value {
    fileprivate var json: JSON {
        switch self {
        case .matches(let match): match.mapJSON
        // A map that could be taken for a text match, or for this, says that it is none.
        case .equals(.object(let value)) where value.keys.contains { TextMatch.keys.contains($0) || $0 == "json" }:
            ["json": .object(value)]
        case .equals(let value): value
        }
    }
}
