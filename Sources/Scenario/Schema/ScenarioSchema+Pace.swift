import MessagesAPI
import Timeline

extension ScenarioSchema {
    /// When events are due: a name, or times.
    static let pace: JSON = .object(
        Form.any(of: [
            Form.names(Pace.named.map(\.name)),
            Form.map([
                "first": Form.reference("duration").described("From the request's last byte to the first event."),
                "between": Form.reference("duration").described("Between one event and the next."),
                "jitter": Form.any(of: [share, Form.reference("duration")]).described(
                    "How far each event may stray, either way: 20% of the interval, or 5ms. Seeded."
                ),
                "tokens_per_second": rate.described(
                    "A delta takes the time of its estimated tokens, other events none."
                ),
            ]),
        ])
    )

    private static let rate: JSONObject = ["type": "number", "minimum": 0.001, "maximum": 1_000_000]

    private static let share = Form.text(like: "^\(percentage)$")

    /// The pattern of a share from 0% to 100%.
    static let percentage = #"0*(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?)%"#

    /// A duration such as `250ms`; nothing needs no unit.
    static let duration: JSON = [
        "type": ["string", "integer"], "pattern": #"^([0-9]+(\.[0-9]+)?(ms|s|m)|0)$"#, "minimum": 0, "maximum": 0,
        "description": "A duration like 250ms, 1.5s or 2m.",
    ]
}
