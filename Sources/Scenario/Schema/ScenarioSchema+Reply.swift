import MessagesAPI

extension ScenarioSchema {
    /// A reply without a rule around it.
    static let reply: JSON = .object(Form.map(replyProperties, exactlyOne: Reply.bodies))

    /// The keys of a reply.
    static let replyProperties: JSONObject = [
        "text": Form.reference("pieces").described("One text block, streamed."),
        "content": Form.list(of: Form.reference("block")).described("The blocks in this order."),
        "events": Form.list(of: Form.reference("step")).described("A scripted event sequence, step by step."),
        "recording": Form.any(of: [Form.text, Form.reference("recording")]).described(
            "A recorded exchange, byte for byte: its file's name, relative to this file, or the recording itself."
        ),
        "error": Form.reference("error").described("An HTTP error in Claude's envelope; the type sets the status."),
        "http": Form.reference("http").described("Any HTTP answer at all, verbatim."),
        "status": status.described("The status code. Default: 200, or what the error's type says."),
        "headers": Form.reference("headers").described(
            "Header fields laid over those that would be sent; null takes one out, and a list sends one more than once."
        ),
        "id": Form.text.described("The message's id. Default: derived from the seed."),
        "model": Form.text.described("The model named in the reply. Default: the scenario's, or the request's own."),
        "usage": Form.reference("usage").described("Token counts laid over the estimated ones."),
        "stop_reason": Form.any(of: [Form.names(StopReason.documented.map(\.rawValue)), Form.text]).described(
            "Why the message stopped. Default: tool_use after a tool call, else end_turn."
        ),
        "stop_sequence": Form.text.described("The stop sequence that was met."),
        "stop_details": Form.anyMap.described("What is told about a refusal."),
        "container": Form.any(of: [Form.text, Form.anyMap, ["type": "null"]]).described(
            "What is told of a container: its id, members laid over what would be told, or null for none."
        ),
        "context_management": Form.any(of: [Form.anyMap, ["type": "null"]]).described(
            "What is told of the management of the context, laid over that nothing was done, or null."
        ),
        "pace": Form.reference("pace").described("When the events are due. Default: the scenario's."),
        "chunk": Form.reference("chunk").described("How text is cut into deltas. Default: the scenario's."),
        "pings": Form.reference("pings").described("Where pings stand. Default: the scenario's."),
        "wire": Form.reference("wire").described("How the bytes travel. Default: the scenario's."),
        "replay": Form.names(Replay.allCases.map(\.rawValue)).described(
            "When a recording's bytes are played: exact (default), as they came, events, one write an event, or instant."
        ),
        "faults": Form.any(of: [
            Form.reference("fault"), Form.list(of: Form.reference("fault")),
        ]).described("What is done to it on the wire, in order of place."),
        "unchecked": Form.flag.described("Whether it may break the grammar of Claude's streams. Default: false."),
        "may_leave": Form.flag.described("Whether the client is expected to hang up before the end. Default: false."),
    ]
}
