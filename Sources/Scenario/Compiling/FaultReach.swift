import MessagesAPI
import Timeline

/// Finds faults at places to which a reply never comes, because it is not that long.
struct FaultReach {
    /// By how many bytes a stream may be longer for a real request than for the one that is tried: the names of models, and
    /// counts of tokens, differ.
    private static let leeway = 200

    private let compiler: ReplyCompiler

    /// Looks at replies with that scenario's defaults.
    init(_ scenario: Scenario) { compiler = ReplyCompiler(scenario) }

    /// Why the streamed reply never comes to that place; nil when it does, when it may, or when it has no events at all.
    func reason(against position: Position, in reply: Reply) -> String? {
        guard reply.steps != nil else { return nil }
        var plain = reply
        plain.faults = []
        let request = MessagesRequest(body: ["model": "claude-sonnet-5", "stream": true])
        let identifiers = Identifiers(seed: 0, session: "", body: 0, answer: 0)
        let steps = compiler.timeline(for: plain, to: request, identifiers: identifiers).steps
        switch position {
        case .event(let count, let byte):
            let events = steps.count(where: \.endsEvent)
            return count > events || count == events && byte > 0 ? "this reply has only \(events) events" : nil
        case .block(let count):
            let blocks = steps.reduce(0) { $0 + $1.completedBlocks }
            return count > blocks ? "this reply has only \(blocks) content blocks" : nil
        case .byte(let count):
            let bytes = steps.reduce(0) { $0 + $1.bytes.count }
            return count > bytes + Self.leeway ? "this reply has only about \(bytes) bytes" : nil
        case .request, .headers, .share, .shareOfEvents, .shareOfBytes, .end: return nil
        }
    }
}
