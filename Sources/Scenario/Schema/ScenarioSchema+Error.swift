import MessagesAPI

extension ScenarioSchema {
    /// An error in Claude's envelope: its type, or a map.
    static let error: JSON = .object(Form.any(of: [types, map]))

    private static let types = Form.names(APIErrorType.documented.map(\.type.rawValue))

    /// A documented type, or one of the tester's own.
    private static let anyType = Form.any(of: [types, Form.text(like: "_error$")])

    private static let message = Form.text.overlaid(with: [
        "description": "The text for people. Default: the service's."
    ])

    private static let details = Form.anyMap.overlaid(with: ["description": "What programs may read of the cause."])

    private static let map = Form.map(
        [
            "type": Form.text.described("A documented type, or with a status one of your own that ends in _error."),
            "status": status.described("The status code. Default: the type's own."),
            "message": .object(message),
            "details": .object(details),
        ],
        required: ["type"]
    ).overlaid(with: [
        "if": ["required": ["status"]],
        "then": ["properties": ["type": .object(anyType)]],
        "else": ["properties": ["type": .object(types)]],
    ])

    /// An error inside a stream, which has no status: its type, or a map.
    static let eventError: JSON = .object(
        Form.any(of: [
            anyType,
            Form.map(
                ["type": .object(anyType), "message": .object(message), "details": .object(details)],
                required: ["type"]
            ),
        ])
    )
}
