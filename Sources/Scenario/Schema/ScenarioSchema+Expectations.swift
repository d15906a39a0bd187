import MessagesAPI

extension ScenarioSchema {
    /// What must have happened when the run ends.
    static let expect: JSON = .object(
        Form.map([
            "requests": Form.whole(0).described("How many requests must have come, retries and misses included."),
            "all_replies_used": Form.flag.described("Whether every reply must have been sent. Default: false."),
            "no_misses": Form.flag.described("Whether a rule must have answered every request. Default: true."),
            "each_request": Form.reference("condition").described("What every request must be like."),
            "findings": Form.any(of: [
                Form.names(["none"]), Form.list(of: Form.names(FindingKind.allCases.map(\.rawValue))),
            ]).described("What the client may do wrong: none, or a list of what is allowed. Default: anything."),
        ])
    )
}
