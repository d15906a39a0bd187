import MessagesAPI

/// The calls of client tools in a conversation, and which of them have no result, found as its messages go by.
///
/// Messages of one role that follow each other are one turn, as the service reads them. The results of a turn's calls stand in
/// the turn after it.
struct CallsAndResults {
    /// An assistant's turn.
    struct Turn {
        /// The ids of its calls, in order.
        fileprivate(set) var calls: [String] = []
        /// What proves its thinking.
        fileprivate(set) var thinkingProofs: [String] = []

        /// Begins anew, in the memory that is there.
        fileprivate mutating func clear() {
            calls.removeAll(keepingCapacity: true)
            thinkingProofs.removeAll(keepingCapacity: true)
        }
    }

    /// The last turn of the assistant so far; nil before the first.
    private(set) var lastTurn: Turn?
    private var role = ""
    /// How many turns came after the assistant's last one.
    private var turnsSince = 0
    /// The results in the turn after the assistant's last one.
    private var results: [String] = []
    /// The calls of turns before it that have no result.
    private var missing: [String] = []

    /// Reads the next message, which is no system message.
    mutating func read(_ message: InputMessage) {
        let isAssistant = message.role == "assistant"
        if message.role != role {
            role = message.role
            if isAssistant { begin() } else { turnsSince += 1 }
        }
        guard lastTurn != nil, turnsSince <= 1 else { return }
        for block in message.blocks { if isAssistant { readAssistant(block) } else { readResult(block) } }
    }

    /// The calls without a result, in order, if nothing follows.
    func unanswered() -> [String] { missing + lastUnanswered }

    private mutating func begin() {
        missing += lastUnanswered
        results.removeAll(keepingCapacity: true)
        if lastTurn == nil { lastTurn = Turn() } else { lastTurn?.clear() }
        turnsSince = 0
    }

    private mutating func readAssistant(_ block: JSONObject) {
        switch block["type"]?.string {
        case "tool_use": if let id = block["id"]?.string { lastTurn?.calls.append(id) }
        case "thinking", "redacted_thinking":
            if let proof = block.thinkingProof { lastTurn?.thinkingProofs.append(proof) }
        default: break
        }
    }

    private mutating func readResult(_ block: JSONObject) {
        guard block["type"]?.string == "tool_result", let id = block["tool_use_id"]?.string else { return }
        results.append(id)
    }

    /// The calls of the assistant's last turn without a result.
    private var lastUnanswered: [String] {
        // Mostly there is a result for each call, in their order.
        guard let calls = lastTurn?.calls, calls != results else { return [] }
        let answered = Set(results)
        return calls.filter { !answered.contains($0) }
    }
}
