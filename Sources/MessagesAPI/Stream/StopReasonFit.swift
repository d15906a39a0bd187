/// Whether the reason for which a message ended fits the message.
struct StopReasonFit {
    /// Whether the message calls a tool of the client's.
    let hasToolUse: Bool
    /// The type of the message's last block, nil when it has none.
    let lastBlockType: String?

    private static let known = StopReason.documented.map(\.rawValue).sorted()

    /// Why the reason cannot stand in that delta of a message, nil when it can.
    func reason(against reason: String, delta: JSONObject) -> String? {
        guard Self.known.contains(reason) else {
            return "expected a known stop_reason, found \(reason) (known: \(Self.known.joined(separator: ", ")))"
        }
        let hasSequence = delta["stop_sequence"]?.string != nil
        if (reason == "stop_sequence") != hasSequence {
            return hasSequence
                ? "expected the stop_reason stop_sequence beside a stop_sequence, found \(reason)"
                : "expected a string as stop_sequence beside the stop_reason stop_sequence"
        }
        if reason == "tool_use", !hasToolUse {
            return "expected a tool_use block before the stop_reason tool_use, found none"
        }
        if lastBlockType == "tool_use", reason == "end_turn" || reason == "stop_sequence" {
            return "expected the stop_reason tool_use after a tool_use block, found \(reason)"
        }
        return nil
    }
}
