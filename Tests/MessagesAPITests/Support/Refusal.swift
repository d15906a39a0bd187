import MessagesAPI

/// A request that the service accepts, with members replaced by those of `changes`; `remove` takes some away.
func body(_ changes: String = "{}", remove: [String] = []) throws -> JSON {
    var body: JSONObject = [
        "model": "claude-sonnet-4-5", "max_tokens": 1024, "messages": [["role": "user", "content": "Hello"]],
    ]
    for (name, value) in try JSON(parsing: changes).object! { body[name] = value }
    for name in remove { body[name] = nil }
    return .object(body)
}

/// The text of the error that such a request gets, nil when it is accepted.
func refusal(
    _ changes: String = "{}",
    remove: [String] = [],
    strictness: RequestValidator.Strictness = .strict,
    endpoint: RequestValidator.Endpoint = .messages,
    version: APIVersion = .v2023_06_01,
    betas: [String] = []
) throws -> String? {
    RequestValidator(strictness).check(
        body: try body(changes, remove: remove),
        endpoint: endpoint,
        version: version,
        betas: betas
    )?.message
}

/// The text of the error for a conversation of these messages.
func refusal(messages: String, version: APIVersion = .v2023_06_01) throws -> String? {
    try refusal(#"{"messages": [\#(messages)]}"#, version: version)
}
