import MessagesAPI
import Scenario

/// What a session remembers of the tools that its replies called, to see whether clients send back what belongs to them.
///
/// It is bounded: of more ids than `capacity` all are forgotten, and clients are then believed.
struct ConversationWatch: Sendable {
    /// Of more replies with the same id it is not known any more which one a client has.
    private static let mostReplies = 16

    private let capacity: Int
    /// What proves the thinking of the replies that carried an id. A script may give many replies the same id.
    private var thinking: [UInt64: [[UInt64]]] = [:]
    /// The calls that were found fault with, since a conversation brings them back with each request.
    private var reported: Set<UInt64> = []

    init(capacity: Int = 10_000) { self.capacity = capacity }

    /// Remembers which thinking came with which calls.
    mutating func remember(_ reply: WatchedReply) {
        guard !reply.toolCalls.isEmpty else { return }
        let proofs = reply.thinking.map { JSON.string($0).digest }
        for call in reply.toolCalls {
            let id = JSON.string(call).digest
            if thinking.count >= capacity, thinking[id] == nil { thinking.removeAll(keepingCapacity: true) }
            let known = thinking[id, default: []]
            if known.contains(proofs) { continue }
            // No proof at all is one that every client has.
            thinking[id] = known.count < Self.mostReplies ? known + [proofs] : [[]]
        }
    }

    /// What is missing in a conversation. It is read once, and most of them miss nothing.
    mutating func findings(in request: WatchedRequest) -> [Finding] {
        guard let conversation = request.conversation, !conversation.continuesThread else { return [] }
        let calls = conversation.body.read { body in
            var calls = CallsAndResults()
            for message in body.elements(of: .messages) where message[.role] != "system" { calls.read(message) }
            return calls
        }
        let unanswered = calls.unanswered
        // Of turns before the last one a client may leave the thinking out, as the service does itself.
        let unproven = calls.lastTurn.flatMap { self.unproven($0, in: conversation) } ?? []
        var findings: [Finding] = []
        if let missing = finding(.toolResultMissing, "no tool_result for the call", unanswered, at: request.id) {
            findings.append(missing)
        }
        let text = "sent without the thinking that came with it: the call"
        if let missing = finding(.thinkingNotReturned, text, unproven, at: request.id) { findings.append(missing) }
        return findings
    }

    /// The calls of a turn whose thinking is not in it.
    private func unproven(_ turn: CallsAndResults.Turn, in conversation: MessagesRequest) -> [String] {
        // Nothing is remembered of a session that calls no tools, nor of ids that clients made up.
        if turn.calls.isEmpty || thinking.isEmpty { return [] }
        if conversation.body["thinking"]?["type"]?.string == "disabled" { return [] }
        let proofs = Set(turn.thinkingProofs.map { JSON.string($0).digest })
        return turn.calls.filter { !isProven($0, by: proofs) }
    }

    /// One finding for all the calls that are new to it.
    private mutating func finding(
        _ kind: FindingKind,
        _ text: String,
        _ calls: [String],
        at request: String
    ) -> Finding? {
        let new = calls.filter { isNew(kind, $0) }
        guard let first = new.first else { return nil }
        let more = new.count > 1 ? " and \(new.count - 1) more" : ""
        return Finding(kind: kind, request: request, detail: "\(text) \(Excerpt.quoted(first))\(more)")
    }

    private func isProven(_ call: String, by proofs: Set<UInt64>) -> Bool {
        thinking[JSON.string(call).digest]?.contains { proofs.isSuperset(of: $0) } ?? true
    }

    private mutating func isNew(_ kind: FindingKind, _ call: String) -> Bool {
        if reported.count >= capacity { reported.removeAll(keepingCapacity: true) }
        return reported.insert(JSON.array([.string(kind.rawValue), .string(call)]).digest).inserted
    }
}
