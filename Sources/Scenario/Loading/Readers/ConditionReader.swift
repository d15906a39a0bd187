internal import MessagesAPI

extension Condition {
    /// Reads the keys of `when`.
    static func read(_ node: Node, _ problems: Problems) -> Condition? { read(node, "'when'", problems) }

    /// Reads the keys of `when` where another key has them; `noun` names it in errors.
    static func read(_ node: Node, _ noun: String, _ problems: Problems) -> Condition? {
        MapReader.read(node, noun, problems) { map in
            var condition = Condition()
            condition.model = map.value("model", TextMatch.read)
            condition.lastUser = map.value("last_user", TextMatch.read)
            condition.system = map.value("system", TextMatch.read)
            condition.anyText = map.value("any_text", TextMatch.read)
            condition.toolResult = map.value("tool_result", ToolResult.read)
            condition.tools = map.value("tools", readTools)
            condition.turn = map.value("turn") { Int.read($0, in: 1...Int.max, $1) }
            condition.attempt = map.value("attempt") { Int.read($0, in: 1...Int.max, $1) }
            condition.stream = map.value("stream", Bool.read)
            condition.thinking = map.value("thinking", Bool.read)
            condition.headers = map.value("header", readHeaders) ?? []
            condition.body = map.value("body", readBody) ?? []
            condition.path = map.value("path", TextMatch.readWhole)
            condition.recorded = map.value("recorded", Recording.Request.read).map { RecordedRequest($0) }
            return condition
        }
    }

    private static func readTools(_ node: Node, _ problems: Problems) -> [String]? {
        if case .scalar = node.content { return String.read(node, problems).map { [$0] } }
        return [String].read(node, of: "tool names", problems, String.read)
    }

    private static func readHeaders(_ node: Node, _ problems: Problems) -> [(name: String, value: Header)]? {
        guard case .map(let entries) = node.content else {
            problems.expected("a map of header names to text matches", found: node)
            return nil
        }
        return entries.compactMap { entry in
            HTTPReader.checkName(entry, problems)
            if entry.value.isNull { return (entry.key, .absent) }
            return TextMatch.read(entry.value, problems).map { (entry.key, .matches($0)) }
        }
    }

    private static func readBody(_ node: Node, _ problems: Problems) -> [(pointer: JSONPointer, value: Value)]? {
        guard case .map(let entries) = node.content else {
            problems.expected("a map of JSON Pointers to values", found: node)
            return nil
        }
        return entries.compactMap { entry in
            let value = Value.read(entry.value, problems)
            guard let pointer = JSONPointer(entry.key) else {
                let hint = entry.key.hasPrefix("/") ? "write ~ as ~0" : "did you mean '/\(entry.key)'?"
                problems.error(
                    "expected a JSON Pointer like /messages/0/role, found '\(entry.key)'; \(hint)",
                    at: entry.place
                )
                return nil
            }
            return value.map { (pointer, $0) }
        }
    }
}

extension Condition.ToolResult {
    /// Reads a tool's name, or `{name, content, is_error}`.
    fileprivate static func read(_ node: Node, _ problems: Problems) -> Self? {
        guard case .map(let entries) = node.content, !entries.contains(where: { TextMatch.keys.contains($0.key) })
        else {
            return TextMatch.readWhole(node, problems).map { Self(name: $0) }
        }
        return MapReader.read(node, "'tool_result'", problems) { map in
            Self(
                name: map.value("name", TextMatch.readWhole),
                content: map.value("content", TextMatch.read),
                isError: map.value("is_error", Bool.read)
            )
        }
    }
}

extension Condition.Value {
    /// Reads a text match in map form, `{json: …}`, or any other value, which must then be there exactly.
    fileprivate static func read(_ node: Node, _ problems: Problems) -> Self? {
        if node.entry("json") != nil {
            return MapReader.read(node, "an exact value", problems) { $0.value("json", JSON.read).map(Self.equals) }
        }
        if TextMatch.keys.contains(where: { node.entry($0) != nil }) {
            return TextMatch.read(node, problems).map(Self.matches)
        }
        return JSON.read(node, problems).map(Self.equals)
    }
}
