/// Every call of a tool is answered in the turn after it, and every answer has its call.
///
/// A request that continues a thread carries the answers alone, since the service holds the calls.
enum ToolPairingRules {
    static let all: [RequestRule] = [uniqueCalls, callsAndAnswersMatch, oneAnswerEach, serverResultsHaveCalls]

    static let uniqueCalls = RequestRule(onBlocks: .toolUse) { request in
        var seen = Self.ids(for: request)
        return firstBlock(in: request, of: [.toolUse]) { block in
            seen.insert(block.id).inserted ? nil : "`tool_use` ids must be unique"
        }
    }

    static let callsAndAnswersMatch = RequestRule(onBlocks: .toolUse, .toolResult) { request in
        if request.continuesThread { return nil }
        let outline = request.outline
        var previous: Range<Int>?
        var turn = outline.turn(from: 0)
        while let current = turn {
            let next = outline.turn(from: current.upperBound)
            let error =
                outline.roles[current.lowerBound] == .assistant
                ? unansweredCalls(in: current, next: next, of: outline)
                : answersWithoutCalls(in: current, previous: previous, of: outline)
            if let error { return error }
            (previous, turn) = (current, next)
        }
        return nil
    }

    private static func unansweredCalls(
        in turn: Range<Int>,
        next: Range<Int>?,
        of outline: RequestOutline
    ) -> APIError? {
        let answers = IDs(of: .toolResult, in: next.map { outline.blocks(of: $0) } ?? [])
        let isOpen = { (block: RequestOutline.Block) in block.kind == .toolUse && !answers.contains(block.id) }
        guard let first = outline.blocks(of: turn).first(where: isOpen) else { return nil }
        let open = outline.blocks(of: first.message).filter(isOpen).map { $0.id.string }
        return .invalid(
            "messages.\(first.message): `tool_use` ids were found without `tool_result` blocks immediately after: "
                + "\(open.joined(separator: ", ")). Each `tool_use` block must have a corresponding `tool_result`"
                + " block in the next message."
        )
    }

    private static func answersWithoutCalls(
        in turn: Range<Int>,
        previous: Range<Int>?,
        of outline: RequestOutline
    ) -> APIError? {
        let calls = IDs(of: .toolUse, in: previous.map { outline.blocks(of: $0) } ?? [])
        for block in outline.blocks(of: turn) where block.kind == .toolResult {
            let id = block.id
            if calls.contains(id) { continue }
            return .invalid(
                "messages.\(block.message).content.\(block.position): unexpected `tool_use_id` found in `tool_result`"
                    + " blocks: \(id.string). Each `tool_result` block must have a corresponding `tool_use` block in the"
                    + " previous message."
            )
        }
        return nil
    }

    static let oneAnswerEach = RequestRule(onBlocks: .toolResult) { request in
        var seen = Self.ids(for: request)
        return firstBlock(in: request, of: [.toolResult]) { block in
            let id = block.id
            if seen.insert(id).inserted { return nil }
            return "each tool_use must have a single result. Found multiple `tool_result` blocks with id: \(id.string)"
        }
    }

    /// What a server tool gave back stands after its call, in the same message or a later one.
    static let serverResultsHaveCalls = RequestRule(onBlocks: .serverToolUse, .serverResult) { request in
        var calls: Set<ExactBytes> = []
        return firstBlock(in: request, of: [.serverToolUse, .serverResult]) { block in
            if block.kind == .serverToolUse {
                calls.insert(block.id)
                return nil
            }
            let id = block.id
            if calls.contains(id) { return nil }
            return
                "unexpected `tool_use_id` found in `\(block.type)` blocks: \(id.string). Each `\(block.type)` block must have"
                + " a corresponding `server_tool_use` block before it."
        }
    }

    /// An empty set with room for the ids of all calls, if a message has one.
    private static func ids(for request: RequestUnderCheck) -> Set<ExactBytes> {
        Set(minimumCapacity: request.outline.roles.count)
    }

    private static func firstBlock(
        in request: RequestUnderCheck,
        of kinds: [BlockKind],
        fault: (RequestOutline.Block) -> String?
    ) -> APIError? {
        if request.continuesThread { return nil }
        for block in request.outline.blocks where kinds.contains(block.kind) {
            if let fault = fault(block) {
                return .invalid("messages.\(block.message).content.\(block.position): \(fault)")
            }
        }
        return nil
    }

    /// The ids of a turn's blocks: mostly so few that comparing them beats hashing them.
    private struct IDs {
        private let kind: BlockKind
        private let blocks: ArraySlice<RequestOutline.Block>
        private let many: Set<ExactBytes>?

        init(of kind: BlockKind, in blocks: ArraySlice<RequestOutline.Block>) {
            (self.kind, self.blocks) = (kind, blocks)
            many = blocks.count > 16 ? Set(blocks.lazy.filter { $0.kind == kind }.map(\.id)) : nil
        }

        func contains(_ id: ExactBytes) -> Bool {
            if let many { return many.contains(id) }
            return blocks.contains { $0.kind == kind && $0.id == id }
        }
    }
}

extension RequestOutline {
    /// The messages from there on that the service reads as one turn, as one role speaks in them; nil after the last. System
    /// messages among them belong to no one's turn, and hold no calls.
    fileprivate func turn(from start: Int) -> Range<Int>? {
        guard let first = roles[start...].firstIndex(where: { $0 != .system }) else { return nil }
        let end = roles[first...].firstIndex { $0 != .system && $0 != roles[first] } ?? roles.endIndex
        return first..<end
    }
}

extension ExactBytes {
    /// The text.
    fileprivate var string: String { String(decoding: bytes, as: UTF8.self) }
}
