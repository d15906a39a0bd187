import MessagesAPI

extension ScenarioSchema {
    /// A recorded exchange.
    static let recording: JSON = .object(
        Form.map(
            [
                "recording": Form.whole(Recording.version, JSONNumber(Recording.version))
                    .described("The version of the format."),
                "request": Form.reference("recordedRequest").described("What was asked."),
                "response": Form.reference("recordedResponse").described("What was answered."),
            ],
            required: ["recording", "request", "response"]
        )
    )

    /// What was asked.
    static let recordedRequest: JSON = .object(
        Form.map(
            [
                "method": Form.text.described("The method."),
                "path": Form.text.described("The path, with its query."),
                "headers": Form.reference("recordedHeaders").described("The header fields."),
                "body": ["description": "JSON as a map or a list, or any text.", "not": ["type": "null"]],
                "body_base64": Form.reference("base64").described("A body that is no text."),
                "ignore": Form.list(of: pointer).described(
                    "JSON Pointers to what of the body does not tell this request from others; '' is all of it."
                ),
            ],
            required: ["method", "path"]
        ).overlaid(with: ["not": ["required": ["body", "body_base64"]]])
    )

    /// What was answered.
    static let recordedResponse: JSON = .object(
        Form.map(
            [
                "status": status.described("The status code."),
                "at": Form.reference("duration").described("When the head came, from the request's last byte."),
                "headers": Form.reference("recordedHeaders").described("The header fields."),
                "framing": Form.any(of: [Form.names(["chunked", "length"]), Form.reference("recordedLength")])
                    .described(
                        "How the body's end is told: chunked (default), by its length, or by a length that never came."
                    ),
                "body": Form.list(of: Form.reference("recordedEntry"), atLeast: 1)
                    .described("What came, and how it ended."),
            ],
            required: ["body"]
        ).overlaid(
            with: [
                // Without a head there is nothing but the end.
                "anyOf": [["required": ["status"]], ["maxProperties": 1, "properties": ["body": onlyCut]]]
            ]
        )
    )

    /// A body that is only an end before its time.
    private static let onlyCut: JSON = [
        "maxItems": 1, "items": ["required": ["end"], "properties": ["end": ["not": ["const": "complete"]]]],
    ]

    private static let pointer = Form.text(like: "^(/([^~]|~[01])*)*$")

    /// A length that is greater than what came.
    static let recordedLength: JSON = .object(Form.map(["length": .object(Form.whole(0))], required: ["length"]))

    /// Something that came, or the end.
    static let recordedEntry: JSON = .object(
        Form.map(
            [
                "at": Form.reference("duration").described(
                    "When it came, from the request's last byte. Default: with what stands before it, in one write."
                ),
                "event": oneLine.described("An event's name; its lines are spelled as the service does."),
                "data": oneLine.described("The event's data."),
                "line": Form.text.described("A line, without its end, LF."),
                "text": Form.text.described("Any text."),
                "base64": Form.reference("base64").described("What is no text."),
                "end": Form.names(Recording.End.Name.allCases.map(\.rawValue)).described(
                    "How it ended: complete, closed (FIN) or reset before its time, or unfinished: nothing more came."
                ),
            ],
            exactlyOne: ["event", "line", "text", "base64", "end"]
        ).overlaid(with: ["dependentRequired": ["event": ["data"], "data": ["event"]]])
    )

    /// Header fields; one that was sent more than once has a list.
    static let recordedHeaders: JSON = [
        "type": "object",
        "propertyNames": .object(headerName),
        "additionalProperties": .object(Form.any(of: [headerValue, Form.list(of: headerValue)])),
    ]

    private static let oneLine: JSONObject = ["type": ["string", "number", "boolean"], "pattern": #"^[^\r\n]*$"#]
}
