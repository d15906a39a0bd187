/// How many tokens a message took, in the three forms in which the wire carries it.
public struct Usage: Sendable, Equatable {
    /// Tokens of the request that were neither written to nor read from the cache.
    public var inputTokens: Int
    /// Tokens of the whole reply.
    public var outputTokens: Int
    /// Tokens of the request that were written to the cache or read from it.
    public var cacheUse: CacheUse
    /// Fields laid over those above, by their names on the wire.
    public var overlay: JSONObject

    /// A usage of so many tokens. The overlay may name any field of the wire's usage object, these included.
    public init(
        inputTokens: Int,
        outputTokens: Int,
        cacheUse: CacheUse = CacheUse(),
        overlay: JSONObject = [:]
    ) {
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.cacheUse = cacheUse
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
            "cache_creation_input_tokens": .number(JSONNumber(cacheUse.written)),
            "cache_read_input_tokens": .number(JSONNumber(cacheUse.read)),
            "cache_creation": [
                "ephemeral_5m_input_tokens": .number(JSONNumber(cacheUse.writtenFor5Minutes)),
                "ephemeral_1h_input_tokens": .number(JSONNumber(cacheUse.writtenFor1Hour)),
            ],
            "output_tokens": .number(JSONNumber(outputTokens)),
            "service_tier": "standard",
            "inference_geo": "not_available",
        ]
        return usage.overlaid(with: breakdown).overlaid(with: overlay)
    }

    /// How long the tokens are kept that the overlay says were written, and that it does not say of itself.
    private var breakdown: JSONObject {
        guard overlay["cache_creation"] == nil, let written = overlay["cache_creation_input_tokens"] else { return [:] }
        return ["cache_creation": ["ephemeral_5m_input_tokens": written, "ephemeral_1h_input_tokens": 0]]
    }

    /// The names of the counts that make up the request's tokens.
    public static let inputCounts = [
        "input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens", "cache_creation",
    ]

    // Which event carries which field, as recorded streams show it.
    private static let knownOnlyAtEnd = ["server_tool_use", "output_tokens_details", "iterations", "fallback_credit"]
    private static let toldOnlyAtStart = ["cache_creation", "service_tier", "inference_geo", "speed"]
}
