import MessagesAPI
import Timeline

/// What a reply took, in the forms in which Bedrock tells it.
struct BedrockUsage {
    /// The usage as the reply's own events tell it.
    private var usage: JSONObject = [:]

    /// How long the model takes before it says anything, and for each token. How long a reply really takes is the script's
    /// business; these say what a model might, and the same on every run.
    private static let latency = (first: 500, perToken: 20)

    /// Nothing is known yet.
    init() {}

    /// That of a whole message.
    init(of message: Message) { usage = message.usage }

    /// Takes what an event tells; counts at the end replace those at the start.
    mutating func take(_ event: JSONObject) {
        let told = event["message"]?["usage"]?.object ?? event["usage"]?.object ?? [:]
        for (name, value) in told { usage[name] = value }
    }

    /// What the end of an invoked model's stream carries.
    var metrics: JSON {
        var metrics: JSONObject = [
            "inputTokenCount": .number(JSONNumber(input)),
            "outputTokenCount": .number(JSONNumber(output)),
            "invocationLatency": .number(JSONNumber(latency)),
            "firstByteLatency": .number(JSONNumber(Self.latency.first)),
        ]
        if read > 0 { metrics["cacheReadInputTokenCount"] = .number(JSONNumber(read)) }
        if written > 0 { metrics["cacheWriteInputTokenCount"] = .number(JSONNumber(written)) }
        return .object(metrics)
    }

    /// What the head of an invoked model's message carries.
    var headers: [Timeline.Header] {
        [
            ("invocation-latency", latency), ("input-token-count", input), ("output-token-count", output),
            ("cache-read-input-token-count", read), ("cache-write-input-token-count", written),
        ].map { Timeline.Header("x-amzn-bedrock-\($0)", "\($1)") }
    }

    /// What a conversation's reply carries as `usage`.
    var ofConversation: JSON {
        [
            "cacheReadInputTokens": .number(JSONNumber(read)),
            "cacheWriteInputTokens": .number(JSONNumber(written)),
            "inputTokens": .number(JSONNumber(input)),
            "outputTokens": .number(JSONNumber(output)),
            "totalTokens": .number(JSONNumber(input + output + read + written)),
        ]
    }

    /// What a conversation's reply carries as `metrics`: milliseconds.
    var metricsOfConversation: JSON { ["latencyMs": .number(JSONNumber(latency))] }

    private var latency: Int { Self.latency.first + Self.latency.perToken * output }
    private var input: Int { usage.tokenCount("input_tokens") }
    private var output: Int { usage.tokenCount("output_tokens") }
    private var read: Int { usage.tokenCount("cache_read_input_tokens") }
    private var written: Int { usage.tokenCount("cache_creation_input_tokens") }
}
