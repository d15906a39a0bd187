import MessagesAPI

/// What holds for a whole run, beside its replies.
extension ScenarioSchema {
    /// Simulated rate limits.
    static let limits: JSON = .object(
        Form.map([
            "requests_per_minute": Form.whole(1).described("Requests a minute."),
            "input_tokens_per_minute": Form.whole(1).described("Input tokens a minute."),
            "output_tokens_per_minute": Form.whole(1).described("Output tokens a minute."),
            "concurrent": Form.whole(1).described("How many replies may be under way at a time."),
            "per": Form.names(Limits.Scope.allCases.map(\.rawValue)).described(
                "Who shares a limit: the requests with one key (api_key, the default), or all of a session."
            ),
        ])
    )

    /// What becomes of some connections before anything is read from them.
    static let connection: JSON = .object(
        Form.map(
            [
                "times": Form.whole(1).described("How many connections. Default: all that follow."),
                "do": Form.reference("connectionAct").described("What becomes of them."),
            ],
            required: ["do"]
        )
    )

    /// What becomes of a connection.
    static let connectionAct: JSON = .object(
        Form.any(of: [
            Form.names(ConnectionFault.Act.named.map(\.name)),
            Form.map(
                ["wait": Form.reference("duration").described("It is served, and so much later.")],
                required: ["wait"]
            ),
        ])
    )
}
