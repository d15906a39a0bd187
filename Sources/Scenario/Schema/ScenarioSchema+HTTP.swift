import MessagesAPI

extension ScenarioSchema {
    /// An HTTP answer, verbatim.
    static let http: JSON = .object(
        Form.map([
            "status": status.described("The status code. Default: 200."),
            "headers": Form.reference("headers").described("The header fields."),
            "body": [
                "description": "Text that is sent as it is, or a map or a list that is sent as JSON.",
                "not": ["type": "null"],
            ],
            "body_base64": Form.reference("base64").described("A body that is no text."),
        ]).overlaid(with: ["not": ["required": ["body", "body_base64"]]])
    )

    /// A status code.
    static let status = Form.whole(200, JSONNumber(999))

    /// The name of a header field (RFC 9110, a token).
    static let headerName = Form.text(like: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$")

    /// Bytes as text (RFC 4648), with padding; white space does not count.
    static let base64: JSON = .object(
        Form.text.overlaid(with: [
            "pattern": #"^\s*(([A-Za-z0-9+/]\s*){4})*(([A-Za-z0-9+/]\s*){2}(=\s*){2}|([A-Za-z0-9+/]\s*){3}=\s*)?$"#
        ])
    )

    /// Header fields; null takes one out, and one that is sent more than once has a list.
    static let headers: JSON = [
        "type": "object",
        "propertyNames": .object(headerName),
        "additionalProperties": .object(
            Form.any(of: [headerValue, ["type": "null"], Form.list(of: headerValue, atLeast: 1)])
        ),
    ]

    /// The value of a header field.
    static let headerValue: JSONObject = [
        "type": ["string", "number", "boolean"], "pattern": #"^[^\u0000-\u0008\u000A-\u001F\u007F]*$"#,
    ]
}
