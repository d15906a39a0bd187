internal import MessagesAPI

extension ToolCall {
    /// Reads `{name, input, id}`; `input_json` in the place of `input` is sent as it is.
    static func read(_ node: Node, _ problems: Problems) -> ToolCall? {
        MapReader.read(node, "a tool call", problems) { map in
            let name = map.required("name", String.read)
            var call = ToolCall(name: name ?? "", id: map.value("id", String.read))
            if let input = map.value("input", JSONObject.read) { call.input = .value(input) }
            if let text = map.value("input_json", Pieces.read) { call.input = .text(text) }
            if let first = map.entry("input"), let second = map.entry("input_json") {
                let line = problems.line(of: first.place)
                problems.error("'input_json' cannot stand beside 'input' on line \(line)", at: second.place)
            }
            if let caller = map.value("caller", JSONObject.readTyped) { call.extra["caller"] = .object(caller) }
            return call
        }
    }
}
