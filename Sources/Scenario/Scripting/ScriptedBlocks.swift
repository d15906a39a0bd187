import MessagesAPI

/// Finds the content blocks of a recorded stream that a scenario can say as blocks.
struct ScriptedBlocks {
    /// The events of one block, and whether its stop is among them.
    struct Run {
        let events: ArraySlice<RecordedEvent>
        let isWhole: Bool
    }

    private let events: [RecordedEvent]
    /// How text is cut where a block does not say how.
    let chunk: Chunk

    /// The blocks of these events, in the way of cutting text that spares most lists of pieces.
    init(_ events: [RecordedEvent]) {
        self.events = events
        chunk = Self.bestChunk(for: events)
    }

    /// The block that begins with that event, and how many events it has; nil when it must be said event by event.
    ///
    /// - Parameters:
    ///   - messageIndex: the block's place in the message.
    ///   - takesBegun: whether a block may be said whole whose end is not among the events.
    func block(at start: Int, messageIndex: Int, takesBegun: Bool) -> (block: Block, count: Int)? {
        guard let run = Self.run(in: events, at: start), run.isWhole || takesBegun else { return nil }
        return Self.block(run, at: messageIndex, chunk: chunk).map { ($0, run.events.count) }
    }

    /// The events from a block's start to its stop, or to where the stream ends. Anything else among them, and there is no run.
    static func run(in events: [RecordedEvent], at start: Int) -> Run? {
        guard events[start].isNamedAs("content_block_start") else { return nil }
        let deltas = events[(start + 1)...].prefix { $0.isNamedAs("content_block_delta") }
        guard deltas.endIndex < events.count else { return Run(events: events[start...], isWhole: false) }
        guard events[deltas.endIndex].isNamedAs("content_block_stop") else { return nil }
        return Run(events: events[start...deltas.endIndex], isWhole: true)
    }

    private static func block(_ run: Run, at index: Int, chunk: Chunk) -> Block? {
        let jsons = run.events.compactMap(\.json)
        guard jsons.count == run.events.count, jsons.allSatisfy({ JSON.object($0).isYAML() }) else { return nil }
        return BlockForms.all(of: jsons).first { form in
            var identifiers = Identifiers(seed: 0, session: "", body: 0, answer: 0)
            let events = form.events(at: index, chunk: chunk, identifiers: &identifiers).map(\.json)
            return run.isWhole ? events == jsons : Array(events.prefix(jsons.count)) == jsons
        }
    }

    private static func bestChunk(for events: [RecordedEvent]) -> Chunk {
        let runs = events.indices.compactMap { run(in: events, at: $0) }
        func spared(_ chunk: Chunk) -> Int {
            runs.count { run in
                // The index counts for nothing here: each block is looked at as the one that it says it is.
                let index = run.events.first?.json?["index"]?.int ?? 0
                return block(run, at: index, chunk: chunk)?.hasPieces == false
            }
        }
        // One piece is no rule.
        let lengths = Dictionary(runs.flatMap(\.events).compactMap(\.pieceLength).map { ($0, 1) }, uniquingKeysWith: +)
        let common = lengths.filter { $0.value > 1 }.keys.sorted().suffix(8)
        let chunks = [.word, .whole] + common.map { Chunk.characters($0) }
        var best = (chunk: Chunk.word, count: spared(.word))
        for chunk in chunks {
            let count = spared(chunk)
            if count > best.count { best = (chunk, count) }
        }
        return best.chunk
    }
}

extension RecordedEvent {
    /// Whether it is of that type, on its line and in its data.
    func isNamedAs(_ type: String) -> Bool { name == type && json?["type"]?.string == type }

    /// How many characters its delta brings; nil for none.
    fileprivate var pieceLength: Int? {
        guard let delta = json?["delta"] else { return nil }
        let text = delta["text"]?.string ?? delta["thinking"]?.string ?? delta["partial_json"]?.string
        return text.flatMap { $0.isEmpty ? nil : $0.count }
    }
}

extension Block {
    /// Whether it lists its deltas, so that it does not depend on how text is cut.
    fileprivate var hasPieces: Bool {
        switch self {
        case .text(.exact, _), .thinking(.exact, _), .custom: return true
        case .toolUse(let call), .serverToolUse(let call): if case .text = call.input { return true }
        case .text, .thinking, .redactedThinking: break
        }
        return false
    }
}
