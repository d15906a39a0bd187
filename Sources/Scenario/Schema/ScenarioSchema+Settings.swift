import MessagesAPI

/// The settings of streams that are not about time.
extension ScenarioSchema {
    /// How text is cut into deltas.
    static let chunk: JSON = .object(
        Form.any(of: [
            Form.names(["word", "whole"]),
            Form.map(["characters": Form.whole(1).described("So many characters a delta.")], required: ["characters"]),
        ])
    )

    /// Where pings stand.
    static let pings: JSON = .object(
        Form.any(of: [
            Form.names(["first", "none"]),
            Form.map(
                ["every": Form.reference("duration").described("One each time so much has passed, 1ms or more.")],
                required: ["every"]
            ),
        ])
    )

    /// Token counts, and whatever else the service tells there: no number but whole ones from 0 on.
    static let usage: JSON = ["type": "object", "additionalProperties": .object(Form.reference("usageValue"))]

    /// A value anywhere in a usage.
    static let usageValue: JSON = [
        "type": ["object", "array", "integer", "string", "boolean", "null"], "minimum": 0,
        "items": .object(Form.reference("usageValue")), "additionalProperties": .object(Form.reference("usageValue")),
    ]
}
