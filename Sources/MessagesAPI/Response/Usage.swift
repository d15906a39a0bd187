/// How many tokens a message took, in the three forms in which the wire carries it.
public struct Usage: Sendable, Equatable {
    /// Tokens of the request that were neither written to nor read from the cache.
    public var inputTokens: Int
    /// Tokens of the whole reply.
    public var outputTokens: Int
    /// Fields laid over those above, by their names on the wire.
    public var overlay: JSONObject

    /// A usage of so many tokens. The overlay may name any field of the wire's usage object, these two included.
    public init(inputTokens: Int, outputTokens: Int, overlay: JSONObject = [:]) {
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.overlay = overlay
    }

    /// What `message_start` carries: everything that is known before the model has spoken, and one token for its start.
    public var atStart: JSONObject {
        var usage = whole
        usage["output_tokens"] = .number(JSONNumber(min(1, usage["output_tokens"]?.int ?? 1)))
        for name in Self.knownOnlyAtEnd { usage[name] = nil }
        return usage
    }

    /// What `message_delta` carries: the counts, which replace those of `message_start`.
    public var atEnd: JSONObject {
        var usage = whole
        for name in Self.toldOnlyAtStart { usage[name] = nil }
        return usage
    }

    /// What a message that is not streamed carries.
    public var whole: JSONObject {
        let usage: JSONObject = [
            "input_tokens": .number(JSONNumber(inputTokens)),
            "cache_creation_input_tokens": 0,
            "cache_read_input_tokens": 0,
            "cache_creation": ["ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": 0],
            "output_tokens": .number(JSONNumber(outputTokens)),
            "service_tier": "standard",
            "inference_geo": "not_available",
        ]
        return usage.overlaid(with: overlay)
    }

    // Which event carries which field, as recorded streams show it.
    private static let knownOnlyAtEnd = ["server_tool_use", "output_tokens_details", "iterations", "fallback_credit"]
    private static let toldOnlyAtStart = ["cache_creation", "service_tier", "inference_geo", "speed"]
}
