internal import MessagesAPI

/// Finds replies that the service's model could not have given, because the request holds it to a schema.
///
/// A schema is known when the rule's condition has it: `when.body` with the exact JSON at `/output_config/format/schema`, at a
/// place around it, or at the tools'.
struct SchemaJudge {
    private let condition: Condition

    init(_ condition: Condition) { self.condition = condition }

    /// What breaks the schema in a reply, each with the step that does.
    func judge(_ reply: Reply) -> [(step: Int, message: String)] {
        // A message that was cut off, paused or refused need not fit.
        guard !reply.isUnchecked, reply.stopSequence == nil,
            [.endTurn, .toolUse].contains(reply.stopReason ?? .endTurn)
        else { return [] }
        let schema = Self.places.lazy.compactMap { exact($0) }.first
        return (reply.steps ?? []).enumerated().compactMap { index, step in
            guard case .block(let block) = step else { return nil }
            let message: String? =
                switch block {
                case .text(let text, _): schema.flatMap { flaw(in: text.text, $0) }
                case .toolUse(let call): flaw(in: call)
                default: nil
                }
            return message.map { (index, $0) }
        }
    }

    private func flaw(in text: String, _ schema: JSON) -> String? {
        let asked = "the schema that 'when' asks for"
        guard let value = try? JSON(parsing: Array(text.utf8)) else {
            return "this text is no JSON, so it does not fit \(asked)"
        }
        return JSONSchema(schema).mismatch(in: value).map { "this text does not fit \(asked): \($0)" }
    }

    private func flaw(in call: ToolCall) -> String? {
        // Text is sent as it is, broken or not.
        guard case .value(let input) = call.input, let tool = tool(named: call.name), tool["strict"] == true,
            let schema = tool["input_schema"], let mismatch = JSONSchema(schema).mismatch(in: .object(input))
        else { return nil }
        return "this input does not fit the schema that 'when' asks for of '\(call.name)': \(mismatch)"
    }

    private static let places = [["output_config", "format", "schema"], ["output_format", "schema"]]

    private func tool(named name: String) -> JSON? {
        let single = condition.body.lazy.filter { $0.pointer.tokens.count == 2 && $0.pointer.tokens[0] == "tools" }
            .compactMap { exact($0.pointer.tokens) }
        return ((exact(["tools"])?.array ?? []) + single).first { $0["name"]?.string == name }
    }

    /// The value that the body must have at that place; nil when the condition does not say all of it.
    private func exact(_ place: [String]) -> JSON? {
        for (pointer, value) in condition.body {
            guard case .equals(let value) = value, place.starts(with: pointer.tokens) else { continue }
            let found = place.dropFirst(pointer.tokens.count).reduce(value as JSON?) { $0?[$1] }
            if let found { return found }
        }
        return nil
    }
}

extension Problems {
    /// Notes what breaks a schema in these replies, which a rule with that condition gives.
    func warnOfBrokenSchemas(in replies: some Sequence<PlacedReply>, of condition: Condition) {
        if condition.body.isEmpty { return }
        let judge = SchemaJudge(condition)
        for placed in replies {
            for (step, message) in judge.judge(placed.reply) where placed.steps.indices.contains(step) {
                warning(message, at: placed.steps[step])
            }
        }
    }
}
