import MessagesAPI

/// What a request in OpenAI's format asks for, as the service documents it ("OpenAI SDK compatibility").
///
///     system, developer ─▶ system, joined by newlines
///     messages ──────────▶ messages
///     tools, functions ──▶ tools
///
/// What has another type than it should is passed on as it is, so that the service's own checks find it. Fields that are
/// documented as ignored are left out: `logprobs`, `metadata`, `response_format`, `seed`, `reasoning_effort` and their like.
enum ChatRequest {
    /// The same request as `/v1/messages` would have it.
    static func messages(_ body: JSONObject) -> JSON {
        let messages = body["messages"]?.array
        var request: JSONObject = [:]
        request["model"] = body["model"]
        request["max_tokens"] = maxTokens(body)
        request["system"] = messages.flatMap(ChatMessages.system).map { .string($0) }
        request["messages"] = messages.map { .array(ChatMessages.conversation($0)) } ?? body["messages"]
        request["stop_sequences"] = stopSequences(body)
        request["stream"] = given(body["stream"])
        request["temperature"] = temperature(body)
        request["top_p"] = given(body["top_p"])
        request["thinking"] = given(body["thinking"])
        let tools = ChatTools.tools(body)
        request["tools"] = tools
        request["tool_choice"] = ChatTools.choice(body, hasTools: tools != nil)
        return .object(request)
    }

    /// What stands there, nil for `null` too: clients of this format send `null` for what they do not say.
    static func given(_ value: JSON?) -> JSON? { value == .null ? nil : value }

    /// The newer name goes first. A request need not say it; then it is all that the model can give.
    private static func maxTokens(_ body: JSONObject) -> JSON {
        if let asked = given(body["max_completion_tokens"]) ?? given(body["max_tokens"]) { return asked }
        let model = body["model"]?.string.flatMap(ModelCatalog.model)
        return .number(JSONNumber(model?.maxTokens ?? 4096))
    }

    private static func stopSequences(_ body: JSONObject) -> JSON? {
        let stop = given(body["stop"])
        return stop?.string.map { .array([.string($0)]) } ?? stop
    }

    /// A temperature above 1 is capped to 1.
    private static func temperature(_ body: JSONObject) -> JSON? {
        let temperature = given(body["temperature"])
        if let value = temperature?.double, value > 1 { return 1 }
        return temperature
    }
}
