import MessagesAPI

extension Block {
    /// The events that stream this block, from its start to its stop.
    ///
    /// - Parameters:
    ///   - index: the block's place in the message.
    ///   - chunk: how its text is cut.
    ///   - identifiers: where ids and signatures come from that the block does not name.
    func events(at index: Int, chunk: Chunk, identifiers: inout Identifiers) -> [StreamEvent] {
        let (start, deltas) = parts(chunk: chunk, identifiers: &identifiers)
        return [.contentBlockStart(index: index, start)]
            + deltas.map { .contentBlockDelta(index: index, $0) }
            + [.contentBlockStop(index: index)]
    }

    private func parts(chunk: Chunk, identifiers: inout Identifiers) -> (ContentBlock, [ContentDelta]) {
        switch self {
        case .text(let text, let citations):
            // The service sends a citation before the text that it supports, as recorded.
            let start = ContentBlock.text("", citations: citations.isEmpty ? nil : [])
            return (start, citations.map { .citation($0) } + text.deltas(chunk).map { .text($0) })
        case .thinking(let thinking, let signature):
            let signature = signature ?? identifiers.signature()
            return (
                .thinking("", signature: ""),
                thinking.deltas(chunk).map { .thinking($0) } + [.signature(signature)]
            )
        case .redactedThinking(let data): return (.redactedThinking(data: data), [])
        case .toolUse(let call):
            let id = call.id ?? identifiers.toolUse()
            return (.toolUse(call.start(id: id)), call.input.deltas(chunk).map { .inputJSON($0) })
        case .serverToolUse(let call):
            let id = call.id ?? identifiers.serverToolUse()
            return (.serverToolUse(call.start(id: id)), call.input.deltas(chunk).map { .inputJSON($0) })
        case .custom(let block, let deltas): return (.other(block), deltas.map { .other($0) })
        }
    }
}

extension ToolCall {
    fileprivate func start(id: String) -> ContentBlock.ToolUse {
        ContentBlock.ToolUse(id: id, name: name, extra: extra)
    }
}

extension ToolCall.Input {
    /// The deltas of an input.
    func deltas(_ chunk: Chunk) -> [String] {
        switch self {
        case .value(let object): chunk.pieces(ofInput: JSON.object(object).description)
        case .text(.whole(let text)): chunk.pieces(ofInput: text)
        case .text(.exact(let pieces)): pieces
        }
    }
}
