import MessagesAPI

/// The ways in which a scenario could say a content block that was streamed, the shortest first. Whether one says just these
/// events is for others to find out.
enum BlockForms {
    /// The forms of a block of these events: its start, its deltas and, unless it was cut, its stop.
    static func all(of events: [JSONObject]) -> [Block] {
        guard let start = events.first?["content_block"]?.object else { return [] }
        let deltas = events.dropFirst().compactMap { $0["delta"]?.object }
        return known(start, deltas) + custom(start, deltas)
    }

    private static func known(_ start: JSONObject, _ deltas: [JSONObject]) -> [Block] {
        switch start["type"]?.string {
        case "text":
            let citations = deltas.compactMap { $0["citation"] }
            guard citations.allSatisfy({ $0["type"]?.string != nil }) else { return [] }
            return pieces("text", deltas).map { .text($0, citations: citations) }
        case "thinking":
            let signature = deltas.compactMap { $0["signature"]?.string }.first
            return pieces("thinking", deltas).map { .thinking($0, signature: signature) }
        case "redacted_thinking": return start["data"]?.string.map { [.redactedThinking(data: $0)] } ?? []
        case "tool_use": return calls(start, deltas).map(Block.toolUse)
        case "server_tool_use": return calls(start, deltas).map(Block.serverToolUse)
        default: return []
        }
    }

    /// The text of these deltas as a whole, and piece by piece.
    private static func pieces(_ member: String, _ deltas: [JSONObject]) -> [Pieces] {
        let pieces = deltas.compactMap { $0[member]?.string }
        return [.whole(pieces.joined()), .exact(pieces)]
    }

    private static func calls(_ start: JSONObject, _ deltas: [JSONObject]) -> [ToolCall] {
        guard let name = start["name"]?.string, let id = start["id"]?.string else { return [] }
        var extra: JSONObject = [:]
        // The one further member that a file can say.
        if let caller = start["caller"]?.object, caller["type"]?.string != nil { extra["caller"] = .object(caller) }
        let texts = pieces("partial_json", deltas)
        var inputs: [ToolCall.Input] = texts.map { .text($0) }
        if let value = (try? JSON(parsing: texts[0].text))?.object { inputs.insert(.value(value), at: 0) }
        return inputs.map { ToolCall(name: name, id: id, input: $0, extra: extra) }
    }

    private static func custom(_ start: JSONObject, _ deltas: [JSONObject]) -> [Block] {
        guard ([start] + deltas).allSatisfy({ $0["type"]?.string != nil }) else { return [] }
        return [.custom(block: start, deltas: deltas)]
    }
}
