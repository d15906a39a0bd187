import MessagesAPI

extension ScenarioSchema {
    /// An error in Claude's envelope: its type, or a map.
    static let error: JSON = .object(Form.any(of: [types, map]))

    private static let types = Form.names(APIErrorType.documented.map(\.type.rawValue))

    private static let map = Form.map(
        [
            "type": Form.text.described("A documented type, or with a status one of your own that ends in _error."),
            "status": status.described("The status code. Default: the type's own."),
            "message": Form.text.described("The text for people. Default: the service's."),
        ],
        required: ["type"]
    ).overlaid(with: [
        "if": ["required": ["status"]],
        "then": ["properties": ["type": .object(Form.any(of: [types, Form.text(like: "_error$")]))]],
        "else": ["properties": ["type": .object(types)]],
    ])
}
