import MessagesAPI

/// Why a completion ended, in OpenAI's words.
enum FinishReason: String {
    case stop
    case length
    case toolCalls = "tool_calls"
    case contentFilter = "content_filter"

    /// The reason that stands for one of the service's. One that OpenAI has no word for is `stop`.
    init(_ reason: StopReason) {
        switch reason {
        case .maxTokens, .contextWindowExceeded: self = .length
        case .toolUse: self = .toolCalls
        case .refusal: self = .contentFilter
        default: self = .stop
        }
    }

    /// The JSON of a message's reason; `null` as long as there is none.
    static func json(_ reason: StopReason?) -> JSON { reason.map { .string(FinishReason($0).rawValue) } ?? .null }
}
