/// Why a message ended.
///
/// Open: the service promises that new reasons will appear.
public struct StopReason: RawRepresentable, Sendable, Hashable {
    /// The reason as the wire spells it.
    public let rawValue: String

    /// A reason of that name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The model was done.
    public static let endTurn = StopReason(rawValue: "end_turn")
    /// `max_tokens` was reached.
    public static let maxTokens = StopReason(rawValue: "max_tokens")
    /// One of the request's stop sequences was met.
    public static let stopSequence = StopReason(rawValue: "stop_sequence")
    /// The model calls a tool of the client's.
    public static let toolUse = StopReason(rawValue: "tool_use")
    /// The service paused a long turn; the client sends the conversation back to go on.
    public static let pauseTurn = StopReason(rawValue: "pause_turn")
    /// The model refused.
    public static let refusal = StopReason(rawValue: "refusal")
    /// The model's context window is full.
    public static let contextWindowExceeded = StopReason(rawValue: "model_context_window_exceeded")
    /// The context was compacted (beta).
    public static let compaction = StopReason(rawValue: "compaction")

    /// Every reason that the official clients' types name.
    public static let documented: [StopReason] = [
        .endTurn, .maxTokens, .stopSequence, .toolUse, .pauseTurn, .refusal, .contextWindowExceeded, .compaction,
    ]
}
