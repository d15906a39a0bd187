import MessagesAPI

extension ScenarioSchema {
    /// A content block: a map with one key that says its kind.
    static let block: JSON = .object(
        Form.map(blockProperties, exactlyOne: blockKinds)
            .overlaid(with: ["dependentRequired": .object(blockCompanions)])
    )

    /// The keys of a block.
    static let blockProperties = kinds.overlaid(with: results).overlaid(with: companions)
    /// The keys of which it has exactly one.
    static let blockKinds = kinds.keys + results.keys
    /// The keys that stand beside one of them.
    static let blockCompanions = JSONObject(Block.companions.map { ($0, [.string($1)]) })

    private static let kinds: JSONObject = [
        "text": Form.reference("pieces").described("Text."),
        "thinking": Form.reference("pieces").described("Thinking."),
        "redacted_thinking": Form.text.described("Thinking that is not shown: its data."),
        "tool_use": Form.reference("toolCall").described("A call of one of the client's tools."),
        "server_tool_use": Form.reference("toolCall").described("A call of a tool that the service runs."),
        "block": Form.reference("typed").described("Any other block, as its start event carries it."),
    ]

    private static let results = JSONObject(
        Block.results.map { type in
            let form: JSONObject = ["type": "object", "properties": ["type": ["const": .string(type)]]]
            return (type, form.described("What a tool that the service ran gave."))
        }
    )

    private static let companions: JSONObject = [
        "citations": Form.list(of: Form.reference("typed")).described("What supports the text."),
        "signature": Form.text.described("The thinking's signature. Default: derived from the seed."),
        "deltas": Form.list(of: Form.reference("typed")).described("The deltas that follow the block's start."),
    ]

    /// A call of a tool.
    static let toolCall: JSON = .object(
        Form.map(
            [
                "name": Form.text.described("The tool's name."),
                "id": Form.text.described("The call's id. Default: derived from the seed."),
                "input": Form.anyMap.described("What the tool is called with."),
                "input_json": Form.reference("pieces").described(
                    "The input as text that is sent as it is, broken or not."
                ),
                "caller": Form.reference("typed").described("Who calls, as the service tells it."),
            ],
            required: ["name"]
        ).overlaid(with: ["not": ["required": ["input", "input_json"]]])
    )

    /// Text that is streamed in pieces.
    static let pieces: JSON = .object(
        Form.any(of: [Form.text, Form.list(of: Form.text).overlaid(with: ["description": "The exact deltas."])])
    )

    /// A map whose `type` says what it is.
    static let typed: JSON = ["type": "object", "required": ["type"], "properties": ["type": .object(Form.text)]]
}
