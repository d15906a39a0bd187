import MessagesAPI

extension ScenarioSchema {
    /// The keys of `when`.
    static let condition: JSON = .object(
        Form.map([
            "model": Form.reference("textMatch").described("The request's model."),
            "last_user": Form.reference("textMatch").described("The text of the last user message."),
            "system": Form.reference("textMatch").described("The system prompt's text."),
            "any_text": Form.reference("textMatch").described("Any text in the conversation."),
            "tool_result": Form.reference("toolResult").described(
                "The last user message answers a call of this tool: a name, or {name, content, is_error}; {} any tool."
            ),
            "tools": Form.any(of: [Form.text, Form.list(of: Form.text)]).described("All these tools are offered."),
            "turn": Form.whole(1).described("1 + the assistant messages so far."),
            "attempt": Form.whole(1).described("1 + the call's earlier requests, those that the client left included."),
            "stream": Form.flag.described("Whether a stream is asked for."),
            "thinking": Form.flag.described("Whether thinking is on."),
            "header": .object(header),
            "body": .object(body),
            "path": Form.reference("textMatch").described("The path. Default: /v1/messages."),
            "recorded": Form.reference("recordedRequest").described(
                "The same request as this one of a recording: method, path with query, and body, compared as JSON."
            ),
        ])
    )

    private static let header: JSONObject = [
        "description": "Header fields by name; null: must be absent.",
        "type": "object",
        "propertyNames": .object(headerName),
        "additionalProperties": .object(Form.any(of: [["type": "null"], Form.reference("textMatch")])),
    ]

    private static let body: JSONObject = [
        "description": "Values of the body by JSON Pointer (RFC 6901): a text match as a map, or an exact value.",
        "type": "object",
        "propertyNames": .object(Form.text(like: "^(/([^~]|~[01])*)?$")),
        "additionalProperties": .object(Form.reference("bodyValue")),
    ]

    /// What the last user message must answer.
    static let toolResult: JSON = .object(
        Form.any(of: [
            Form.reference("textMatch"),
            Form.map([
                "name": Form.reference("textMatch").described("The tool whose call is answered."),
                "content": Form.reference("textMatch").described("The text of the result."),
                "is_error": Form.flag.described("Whether the result is marked as an error."),
            ]),
        ])
    )

    /// What a place in the body must hold: `{json: …}` or another exact value, unless it is a text match in map form.
    static let bodyValue: JSON = [
        "if": ["type": "object", "required": ["json"]],
        "then": .object(Form.map(["json": ["description": "Exactly this value."]])),
        "else": [
            "if": ["type": "object", "anyOf": .array(TextMatch.keys.map { ["required": [.string($0)]] })],
            "then": .object(Form.reference("textMatchMap")),
        ],
    ]
}
