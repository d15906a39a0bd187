internal import MessagesAPI

extension JSON {
    /// Reads a value as JSON, by YAML 1.2's core schema. Numbers keep their spelling where JSON allows it.
    static func read(_ node: Node, _ problems: Problems) -> JSON? {
        switch node.content {
        case .list(let nodes): return .array(nodes.compactMap { read($0, problems) })
        case .map: return JSONObject.read(node, problems).map(JSON.object)
        case .scalar(let scalar):
            switch node.resolved {
            case .null: return .null
            case .bool(let value): return .bool(value)
            case .integer(let lexeme), .float(let lexeme): return .number(JSONNumber(wellFormed: lexeme))
            case .notFinite:
                problems.error("JSON has no number '\(scalar.text)'", at: node.place)
                return nil
            case .string, nil: return .string(scalar.text)
            }
        }
    }
}

extension JSONObject {
    /// Reads a map as a JSON object.
    static func read(_ node: Node, _ problems: Problems) -> JSONObject? {
        guard case .map(let entries) = node.content else {
            problems.expected("a map", found: node)
            return nil
        }
        return JSONObject(entries.compactMap { entry in JSON.read(entry.value, problems).map { (entry.key, $0) } })
    }

    /// Reads a map whose `type` says what it is, as events, blocks and deltas have one.
    static func readTyped(_ node: Node, _ problems: Problems) -> JSONObject? {
        guard let object = read(node, problems) else { return nil }
        guard let type = node.entry("type") else {
            problems.error("'type' is missing here", at: node.place)
            return nil
        }
        return String.read(type.value, problems).map { _ in object }
    }
}

/// The usage of a reply.
enum UsageReader {
    /// Reads a map of token counts, and of whatever else the service tells there.
    static func read(_ node: Node, _ problems: Problems) -> JSONObject? {
        let usage = JSONObject.read(node, problems)
        checkCounts(node, problems)
        return usage
    }

    private static func checkCounts(_ node: Node, _ problems: Problems) {
        switch (node.content, node.resolved) {
        case (.map(let entries), _): entries.forEach { checkCounts($0.value, problems) }
        case (.list(let nodes), _): nodes.forEach { checkCounts($0, problems) }
        case (_, .integer?): _ = Int.read(node, in: 0...Int.max, problems)
        case (_, .float?): problems.expected("a whole number", found: node)
        default: break
        }
    }
}
