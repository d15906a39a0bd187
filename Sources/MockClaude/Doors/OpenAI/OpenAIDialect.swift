import MessagesAPI
import Scenario
import Timeline

/// OpenAI's way to spell messages: chat completions, whole or in chunks.
struct OpenAIDialect: Dialect {
    /// Whether a stream ends with a chunk that tells the usage.
    let includesUsage: Bool

    let idMark = ""

    /// What the service sends, and the header fields of OpenAI's that it documents beside it: clients of that format read
    /// the id under another name.
    func headers(requestID: String, seed: UInt64) -> [Timeline.Header] {
        MessagesDialect().headers(requestID: requestID, seed: seed) + [
            Timeline.Header("x-request-id", requestID),
            Timeline.Header("openai-version", "2020-10-01"),
        ]
    }

    var streamHeaders: [Timeline.Header] { MessagesDialect().streamHeaders }

    func body(of message: Message) -> JSON { ChatCompletion(message).json }

    /// An error in OpenAI's envelope, with the status and the advice that the service gives everywhere.
    func answer(_ error: APIError, requestID: String) -> Timeline {
        var timeline = MessagesDialect().answer(error, requestID: requestID)
        timeline.steps = [Step(event: "error", bytes: ChatError(error).json.encoded())]
        return timeline
    }

    func translation(_ format: SSEFormat) -> (any StreamTranslation)? {
        ChatChunks(format: format, includesUsage: includesUsage)
    }

    /// The fields that tell the rate limits, under the names that OpenAI's clients know: `x-ratelimit-limit-requests` for
    /// `anthropic-ratelimit-requests-limit`. Input and output tokens have none of their own there.
    static func renamed(_ headers: [Timeline.Header]) -> [Timeline.Header] {
        headers.compactMap { header in
            let parts = header.name.split(separator: "-")
            guard parts.count == 4, header.name.hasPrefix("anthropic-ratelimit-") else { return nil }
            return Timeline.Header("x-ratelimit-\(parts[3])-\(parts[2])", header.value)
        }
    }
}
