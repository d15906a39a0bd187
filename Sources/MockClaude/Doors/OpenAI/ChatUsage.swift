import MessagesAPI

/// How many tokens a completion took, in OpenAI's names. The details are always empty there, and left out.
struct ChatUsage {
    private let usage: JSONObject

    /// The counts of a message.
    init(_ usage: JSONObject) { self.usage = usage }

    /// What was read from a cache or written to it is part of the prompt.
    var json: JSON {
        let prompt = Self.promptCounts.reduce(0) { $0 + usage.tokenCount($1) }
        let completion = usage.tokenCount("output_tokens")
        return [
            "prompt_tokens": .number(JSONNumber(prompt)),
            "completion_tokens": .number(JSONNumber(completion)),
            "total_tokens": .number(JSONNumber(prompt + completion)),
        ]
    }

    private static let promptCounts = ["input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"]
}
