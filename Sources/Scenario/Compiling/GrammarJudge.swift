import MessagesAPI
import Timeline

/// Finds replies that break the grammar of Claude's streams by accident.
///
/// What is scripted to break is no accident: what cuts the stream, a tool's input that is written as text, raw bytes that
/// are no whole events, and all that the reply says is unchecked.
struct GrammarJudge {
    /// Where a reply breaks the grammar, and why.
    struct Finding {
        let violation: StreamGrammar.Violation
        /// The step that does; nil for what was filled up around them.
        let step: Int?
    }

    private let scenario: Scenario

    /// A judge of replies with that scenario's defaults.
    init(_ scenario: Scenario) { self.scenario = scenario }

    /// The first thing that breaks the grammar, nil when nothing does.
    func judge(_ reply: Reply) -> Finding? {
        // Into how many deltas a text is cut breaks nothing. It is only cut as it goes out when events are to be counted.
        guard judge(reply, cutting: .whole) != nil else { return nil }
        return judge(reply, cutting: reply.chunk ?? scenario.chunk)
    }

    private func judge(_ reply: Reply, cutting chunk: Chunk) -> Finding? {
        guard !reply.isUnchecked, let steps = reply.steps else { return nil }
        var judged = reply
        judged.chunk = chunk
        judged.body = .events(steps.map { $0.withWellFormedInput(chunk) })
        var identifiers = Identifiers(seed: 0, session: "", body: 0, answer: 0)
        let stream = ScriptedStream(
            of: judged,
            to: ReplyContext(MessagesRequest(body: ["stream": true])),
            scenario: scenario,
            identifiers: &identifiers
        )
        return judge(stream, addsPing: (reply.pings ?? scenario.pings) == .first && !stream.hasPing)
    }

    private func judge(_ stream: ScriptedStream, addsPing: Bool) -> Finding? {
        var grammar = StreamGrammar()
        var reader = StreamReader()
        var addsPing = addsPing
        let placed =
            stream.opening.map { (item: $0, step: nil as Int?) }
            + stream.parts.enumerated().flatMap { step, items in items.map { (item: $0, step: step) } }
            + stream.closing.map { (item: $0, step: nil) }
        for (item, step) in placed {
            if item.endsStream { return nil }
            for event in reader.read(item) {
                guard let event else { return nil }
                if let violation = grammar.accept(event) { return Finding(violation: violation, step: step) }
                // Counted, so that the events have the numbers with which they go out.
                guard addsPing, event["type"] == "content_block_start" else { continue }
                _ = grammar.accept(StreamEvent.ping.json)
                addsPing = false
            }
            if reader.isInsideEvent { return nil }
        }
        return grammar.finish().map { Finding(violation: $0, step: nil) }
    }
}

extension ScriptStep {
    /// The step with an input that is JSON in the place of one that is written as text.
    fileprivate func withWellFormedInput(_ chunk: Chunk) -> ScriptStep {
        switch self {
        case .block(.toolUse(let call)): .block(.toolUse(call.withWellFormedInput(chunk)))
        case .block(.serverToolUse(let call)): .block(.serverToolUse(call.withWellFormedInput(chunk)))
        default: self
        }
    }
}

extension ToolCall {
    /// The same call, in as many deltas.
    fileprivate func withWellFormedInput(_ chunk: Chunk) -> ToolCall {
        guard case .text = input else { return self }
        var call = self
        call.input = .text(.exact(input.deltas(chunk).indices.map { $0 == 0 ? "{}" : "" }))
        return call
    }
}
