/// The reason for which a message stopped.
enum StopReason {
    /// The reasons that the service documents, `compaction` in beta.
    private static let documented = [
        "end_turn", "max_tokens", "stop_sequence", "tool_use", "pause_turn", "refusal", "model_context_window_exceeded",
        "compaction",
    ]

    /// Reads a stop reason. One that looks like a slip is an error; any other is sent as it is, with a warning, because
    /// a client must live with reasons that come later.
    static func read(_ node: Node, _ problems: Problems) -> String? {
        guard let reason = String.read(node, problems) else { return nil }
        guard !documented.contains(reason) else { return reason }
        if let near = NearestName.of(reason, in: documented) {
            problems.error("unknown stop reason '\(reason)', did you mean '\(near)'?", at: node.place)
        } else {
            let list = documented.joined(separator: ", ")
            problems.warning("stop reason '\(reason)' is sent as it is; documented reasons: \(list)", at: node.place)
        }
        return reason
    }
}
