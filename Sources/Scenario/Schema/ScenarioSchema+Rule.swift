import MessagesAPI

extension ScenarioSchema {
    /// One of `replies`.
    static let rule: JSON = .object(
        Form.map(
            ruleProperties.overlaid(with: replyProperties),
            exactlyOne: Reply.bodies + ["attempts"]
        )
    )

    private static let ruleProperties: JSONObject = [
        "name": Form.text.described("Shown in the journal and in errors."),
        "when": Form.reference("condition").described("What a request must be like. All given keys must hold."),
        "times": Form.whole(1).described(
            "How many requests it answers; with attempts, how many calls. Default: no limit."
        ),
        "attempts": Form.list(of: Form.reference("reply"), atLeast: 1).described(
            "What the retries of one call get, in order; the last one repeats. What stands beside it holds for each "
                + "attempt that does not say otherwise."
        ),
    ]
}
