internal import MessagesAPI

extension Block {
    /// The results of tools that the service runs, each written as `{NAME: {…}}`.
    static let results = [
        "web_search_tool_result", "web_fetch_tool_result", "code_execution_tool_result",
        "bash_code_execution_tool_result", "text_editor_code_execution_tool_result", "tool_search_tool_result",
        "mcp_tool_result", "advisor_tool_result",
    ]
    /// The keys of which a block has exactly one.
    static let kinds = ["text", "thinking", "redacted_thinking", "tool_use", "server_tool_use", "block"] + results
    /// The keys that belong to one kind of block.
    static let companions = [("citations", of: "text"), ("signature", of: "thinking"), ("deltas", of: "block")]

    /// Reads one content block: a map with one key that says its kind.
    static func read(_ node: Node, _ problems: Problems) -> Block? {
        MapReader.read(node, "a block", problems) { map in
            let kind = map.exactlyOne(of: kinds)
            map.check(companions, beside: kind, problems)
            return kind.flatMap { read($0, in: map, problems) }
        }
    }

    /// Reads the block of a map whose kind is known.
    static func read(_ kind: Node.Entry, in map: MapReader, _ problems: Problems) -> Block? {
        let value = kind.value
        switch kind.key {
        case "text":
            let citations = map.value("citations", readCitations) ?? []
            return Pieces.read(value, problems).map { .text($0, citations: citations) }
        case "thinking":
            let signature = map.value("signature", String.read)
            return Pieces.read(value, problems).map { .thinking($0, signature: signature) }
        case "redacted_thinking": return String.read(value, problems).map { .redactedThinking(data: $0) }
        case "tool_use": return ToolCall.read(value, problems).map(Block.toolUse)
        case "server_tool_use": return ToolCall.read(value, problems).map(Block.serverToolUse)
        case "block":
            let deltas = map.value("deltas", readDeltas) ?? []
            return JSONObject.readTyped(value, problems).map { .custom(block: $0, deltas: deltas) }
        default: return readResult(kind, problems)
        }
    }

    private static func readCitations(_ node: Node, _ problems: Problems) -> [JSON]? {
        [JSON].read(node, of: "citations", problems) { JSONObject.readTyped($0, $1).map(JSON.object) }
    }

    private static func readDeltas(_ node: Node, _ problems: Problems) -> [JSONObject]? {
        [JSONObject].read(node, of: "deltas", problems, JSONObject.readTyped)
    }

    private static func readResult(_ kind: Node.Entry, _ problems: Problems) -> Block? {
        guard let members = JSONObject.read(kind.value, problems) else { return nil }
        if let type = kind.value.entry("type"), members["type"]?.string != kind.key {
            problems.error("the type of this block is '\(kind.key)', as its key says", at: type.place)
        }
        var block: JSONObject = ["type": .string(kind.key)]
        for (key, value) in members { block[key] = value }
        return .custom(block: block)
    }
}

extension MapReader {
    /// Notes the keys that belong to another kind than the one that is given.
    func check(_ companions: [(String, of: String)], beside kind: Node.Entry?, _ problems: Problems) {
        for (key, owner) in companions {
            guard let entry = entry(key), let kind, kind.key != owner else { continue }
            problems.error("'\(key)' can only stand beside '\(owner)'", at: entry.place)
        }
    }
}
