import MessagesAPI

/// The calls of client tools in a conversation, and which of them have no result, found as its messages go by.
///
/// Messages of one role that follow each other are one turn, as the service reads them. The results of a turn's calls stand in
/// the turn after it.
struct CallsAndResults {
    /// An assistant's turn.
    struct Turn {
        /// The ids of its calls, in order.
        let calls: [String]
        /// What proves its thinking.
        let thinkingProofs: [String]
    }

    private var role = ""
    /// How many turns came after the assistant's last one; nil before the first of those.
    private var turnsSince: Int?
    // What the assistant's last turn holds.
    private var calls: [String] = []
    private var thinkingProofs: [String] = []
    /// The results in the turn after it.
    private var results: [String] = []
    /// The calls of turns before it that have no result.
    private var missing: [String] = []

    /// The last turn of the assistant so far; nil before the first.
    var lastTurn: Turn? { turnsSince.map { _ in Turn(calls: calls, thinkingProofs: thinkingProofs) } }

    /// The calls without a result, in order, if nothing follows.
    var unanswered: [String] { missing + lastUnanswered }

    /// Reads the next message, which is no system message.
    mutating func read(_ message: JSONNode) {
        let isAssistant = message[.role] == "assistant"
        let speaker = message[.role]?.string ?? ""
        if speaker != role {
            role = speaker
            if isAssistant { begin() } else { turnsSince? += 1 }
        }
        guard let turnsSince, turnsSince <= 1 else { return }
        for block in message.elements(of: .content) {
            if isAssistant { readAssistant(block) } else { readResult(block) }
        }
    }

    private mutating func begin() {
        missing += lastUnanswered
        calls.removeAll(keepingCapacity: true)
        thinkingProofs.removeAll(keepingCapacity: true)
        results.removeAll(keepingCapacity: true)
        turnsSince = 0
    }

    private mutating func readAssistant(_ block: JSONNode) {
        let type = block[.type]
        if type == "text" { return }
        if type == "tool_use" {
            if let id = block[.id]?.string { calls.append(id) }
        } else if let proof = block.json.object?.thinkingProof {
            thinkingProofs.append(proof)
        }
    }

    private mutating func readResult(_ block: JSONNode) {
        // Nobody asks for the results of a turn without calls.
        guard !calls.isEmpty, block[.type] == "tool_result", let id = block[.toolUseID]?.string else { return }
        results.append(id)
    }

    /// The calls of the assistant's last turn without a result.
    private var lastUnanswered: [String] {
        // Mostly there is a result for each call, in their order.
        if calls == results { return [] }
        let answered = Set(results)
        return calls.filter { !answered.contains($0) }
    }
}
