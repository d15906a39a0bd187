public import MessagesAPI

/// The JSON Schema (draft 2020-12) of scenario files, with which editors complete and check them.
///
/// It says what the loader accepts. A few faults are beyond a schema, such as a regular expression that is none: those
/// only the loader finds.
public enum ScenarioSchema {
    /// The schema.
    public static var json: JSON {
        var schema: JSONObject = [
            "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "MockClaude scenario",
        ]
        schema = schema.overlaid(with: scenario)
        schema["$defs"] = .object(definitions)
        return .object(schema)
    }

    /// What a file is made of, by the names that `Form.reference` takes.
    private static let definitions: JSONObject = [
        "rule": rule, "reply": reply, "condition": condition, "toolResult": toolResult, "textMatch": textMatch,
        "textMatchMap": textMatchMap, "bodyValue": bodyValue, "block": block, "step": step, "act": act,
        "fault": fault, "place": place, "faultAct": faultAct, "toolCall": toolCall, "pieces": pieces,
        "typed": typed, "error": error, "eventError": eventError, "http": http, "base64": base64, "headers": headers,
        "usage": usage, "usageValue": usageValue,
        "pace": pace,
        "duration": duration, "chunk": chunk, "pings": pings, "wire": wire, "expect": expect,
        "recording": recording, "recordedRequest": recordedRequest, "recordedResponse": recordedResponse,
        "recordedEntry": recordedEntry, "recordedLength": recordedLength, "recordedHeaders": recordedHeaders,
        "limits": limits, "chance": chance, "connection": connection, "connectionAct": connectionAct,
    ]

    private static let scenario = Form.map(
        [
            "$schema": Form.text.described("For editors: where this schema is."),
            "name": Form.text.described("For people."),
            "description": Form.text.described("For people."),
            "seed": Form.whole(0, JSONNumber(wellFormed: String(UInt64.max)))
                .described("Where every random choice comes from: ids, jitter, padding, slices, chaos. Default 0."),
            "model": Form.text.described("The model named in replies. Default: the request's own."),
            "pace": Form.reference("pace").described(
                "When events are due, where a reply does not say. Default: instant."
            ),
            "chunk": Form.reference("chunk").described("How text is cut, where a reply does not say. Default: word."),
            "pings": Form.reference("pings").described(
                "Where pings stand, where a reply does not say. Default: first."
            ),
            "wire": Form.reference("wire").described("How bytes travel, where a reply does not say."),
            "validate": Form.names(RequestValidator.Strictness.allCases.map(\.rawValue)).described(
                "How requests are checked: strict (default) refuses what the service refuses, lenient checks JSON and "
                    + "the types of what is there, off only that it is JSON."
            ),
            "limits": Form.reference("limits").described("Simulated rate limits. Default: none."),
            "chaos": Form.list(of: Form.reference("chance")).described(
                "What befalls requests by chance, seeded. The first entry that hits acts."
            ),
            "connections": Form.list(of: Form.reference("connection")).described(
                "What becomes of connections before anything is read, in the order in which they are accepted. What "
                    + "follows the last entry is served."
            ),
            "replies": Form.list(of: Form.reference("rule")).described(
                "The rules, in order. The first whose `when` holds and whose `times` is not used up answers."
            ),
            "on_miss": Form.any(of: [Form.names(["error"]), Form.reference("reply")]).described(
                "What a request gets that no rule answers: error (default: a 404 that says why), or a reply."
            ),
            "expect": Form.reference("expect").described("What must have happened when the run ends."),
        ],
        required: ["replies"]
    )
}
