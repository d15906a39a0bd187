import MessagesAPI

extension ScenarioSchema {
    /// Something that befalls requests by chance.
    static let chance: JSON = .object(
        Form.map(
            [
                "probability": Form.any(of: [
                    ["type": "number", "minimum": 0, "maximum": 1], Form.text(like: "^\(percentage)$"),
                ]).described("How likely it is, 0 to 1 or 0% to 100%. The first entry that hits acts."),
                "error": Form.reference("error").described("An HTTP error in the place of the reply."),
                "headers": Form.reference("headers").described("Header fields laid over those of the error."),
                "at": Form.any(of: [Form.names(Chaos.Place.random.map(\.name)), Form.reference("place")]).described(
                    "Where in the reply it is done. Default: random event."
                ),
                "do": Form.reference("faultAct").described("What is done there."),
            ],
            required: ["probability"],
            exactlyOne: ["error", "do"]
        ).overlaid(with: ["dependentRequired": ["headers": ["error"], "at": ["do"]]])
    )
}
