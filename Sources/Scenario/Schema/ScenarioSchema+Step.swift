import MessagesAPI

extension ScenarioSchema {
    /// A step of a scripted event sequence: a content block, or a map with one key that says its kind.
    static let step: JSON = .object(
        Form.map(
            blockProperties.overlaid(with: steps).overlaid(with: ["name": name]),
            exactlyOne: blockKinds + steps.keys
        ).overlaid(with: ["dependentRequired": .object(blockCompanions.overlaid(with: ["name": ["event"]]))])
    )

    private static let name = Form.text.overlaid(with: ["pattern": #"^[^\r\n]*$"#])
        .described("What stands on the event's line. Default: the event's type.")

    private static let steps: JSONObject = [
        "event": Form.reference("typed").described("This JSON as an event."),
        "raw": Form.text.described("These bytes, as they are."),
        "raw_base64": Form.reference("base64").described("Bytes that are no text."),
        "ping": .object(
            Form.any(of: [
                Form.whole(1, JSONNumber(10_000)), ["type": "null"], ["const": true],
                ["type": "object", "maxProperties": 0],
            ]).overlaid(with: ["description": "So many pings."])
        ),
        "wait": Form.reference("duration").described("A pause."),
        "hold": .object(gate),
        "error": Form.reference("eventError").described("An in-stream error event. Nothing follows it."),
        "message_start": overlay.described("The message's start, with this laid over what would be sent."),
        "message_delta": overlay.described("The message's end, with this laid over what would be sent."),
        "message_stop": overlay.described("The stream's end, with this laid over what would be sent."),
        "do": Form.reference("act").described("What is done to the stream. Nothing follows a cut."),
    ]

    private static let overlay: JSONObject = ["type": ["object", "null"]]

    /// What a step does to a stream.
    static let act = acts(names: ScriptStep.Act.allCases.map(\.rawValue), kinds: ScriptStep.actKinds)
}
