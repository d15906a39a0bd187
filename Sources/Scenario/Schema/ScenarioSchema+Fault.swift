import MessagesAPI
import Timeline

extension ScenarioSchema {
    /// Something that is done to a reply at one place on the wire.
    static let fault: JSON = .object(
        Form.map(
            [
                "at": Form.reference("place").described("Where. All before it is sent, nothing after it."),
                "do": Form.reference("faultAct").described("What is done there."),
            ],
            required: ["at", "do"]
        )
    )

    /// A place on the wire.
    static let place: JSON = Form.text(
        like: "^(request|headers|end|(event|byte) [0-9]+|event [0-9]+ byte [0-9]+|block 0*[1-9][0-9]*|\(percentage))$"
    ).described("request, headers, event 5, event 5 byte 10, byte 100, block 1, 50% or end.")

    /// What a fault does.
    static let faultAct = acts(names: ReplyFault.Act.named.map(\.name), kinds: ReplyFault.Act.kinds.map(\.key))

    /// What is done to a reply: one of these names, or a map of one of these kinds.
    static func acts(names: [String], kinds: [String]) -> JSON {
        let properties = actProperties.filter { kinds.contains($0.key) }
        return .object(
            Form.any(of: [
                Form.names(names), Form.map(JSONObject(properties.map { ($0.key, $0.value) }), exactlyOne: kinds),
            ])
        )
    }

    private static let actProperties: JSONObject = [
        "stall": Form.reference("duration").described("Silence for so long."),
        "wait": Form.reference("duration").described("A pause."),
        "hold": .object(gate),
        "error": Form.reference("eventError").described("An in-stream error event."),
        "dribble": Form.text(like: #"^(?=.*[1-9])[0-9]+(\.[0-9]+)?(ms|s|m)$"#)
            .described("From here on one byte comes at a time, so far apart: above 0."),
    ]

    /// The name of a gate.
    static let gate = Form.text.overlaid(with: [
        "minLength": 1, "description": "The stream waits here until the test releases the gate of this name.",
    ])
}
