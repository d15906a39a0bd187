/// Every call of a tool is answered in the turn after it, and every answer has its call.
///
/// A request that continues a thread carries the answers alone, since the service holds the calls.
enum ToolPairingRules {
    static let all: [RequestRule] = [uniqueCalls, callsAndAnswersMatch, oneAnswerEach, serverResultsHaveCalls]

    static let uniqueCalls = RequestRule(onBlocks: .toolUse) { request in
        var seen: Set<String> = []
        return firstBlock(in: request, of: [.toolUse]) { _, block in
            seen.insert(block[.id]?.string ?? "").inserted ? nil : "`tool_use` ids must be unique"
        }
    }

    static let callsAndAnswersMatch = RequestRule(onBlocks: .toolUse, .toolResult) { request in
        if request.continuesThread { return nil }
        let turns = RoleTurn.turns(of: request.messages)
        for (position, turn) in turns.enumerated() {
            let error =
                turn.role == "assistant"
                ? unansweredCalls(in: turn, next: position + 1 < turns.count ? turns[position + 1] : nil, of: request)
                : answersWithoutCalls(in: turn, previous: position > 0 ? turns[position - 1] : nil, of: request)
            if let error { return error }
        }
        return nil
    }

    private static func unansweredCalls(
        in turn: RoleTurn,
        next: RoleTurn?,
        of request: RequestUnderCheck
    ) -> APIError? {
        let answers = IDs(next.map { ids(.toolUseID, ofBlocks: .toolResult, in: $0.messages, of: request) } ?? [])
        for index in turn.messages {
            let open = ids(.id, ofBlocks: .toolUse, in: [index], of: request).filter { !answers.contains($0) }
            if open.isEmpty { continue }
            return .invalid(
                "messages.\(index): `tool_use` ids were found without `tool_result` blocks immediately after: "
                    + "\(open.joined(separator: ", ")). Each `tool_use` block must have a corresponding `tool_result`"
                    + " block in the next message."
            )
        }
        return nil
    }

    private static func answersWithoutCalls(
        in turn: RoleTurn,
        previous: RoleTurn?,
        of request: RequestUnderCheck
    ) -> APIError? {
        let calls = IDs(previous.map { ids(.id, ofBlocks: .toolUse, in: $0.messages, of: request) } ?? [])
        for index in turn.messages {
            for block in request.outline.blocks(of: index) where block.kind == .toolResult {
                let id = request.object(of: block)[.toolUseID]?.string ?? ""
                if calls.contains(id) { continue }
                return .invalid(
                    "messages.\(index).content.\(block.position): unexpected `tool_use_id` found in `tool_result` blocks: \(id)."
                        + " Each `tool_result` block must have a corresponding `tool_use` block in the previous message."
                )
            }
        }
        return nil
    }

    static let oneAnswerEach = RequestRule(onBlocks: .toolResult) { request in
        var seen: Set<String> = []
        return firstBlock(in: request, of: [.toolResult]) { _, block in
            let id = block[.toolUseID]?.string ?? ""
            return seen.insert(id).inserted
                ? nil : "each tool_use must have a single result. Found multiple `tool_result` blocks with id: \(id)"
        }
    }

    /// What a server tool gave back stands after its call, in the same message or a later one.
    static let serverResultsHaveCalls = RequestRule(onBlocks: .serverToolUse, .serverResult) { request in
        var calls: Set<String> = []
        return firstBlock(in: request, of: [.serverToolUse, .serverResult]) { kind, block in
            if kind == .serverToolUse {
                calls.insert(block[.id]?.string ?? "")
                return nil
            }
            let id = block[.toolUseID]?.string ?? ""
            if calls.contains(id) { return nil }
            return
                "unexpected `tool_use_id` found in `\(block.type)` blocks: \(id). Each `\(block.type)` block must have"
                + " a corresponding `server_tool_use` block before it."
        }
    }

    private static func ids(
        _ member: Name,
        ofBlocks kind: BlockKind,
        in messages: [Int],
        of request: RequestUnderCheck
    ) -> [String] {
        messages.flatMap { message in
            request.outline.blocks(of: message).compactMap { block in
                block.kind == kind ? request.object(of: block)[member]?.string : nil
            }
        }
    }

    private static func firstBlock(
        in request: RequestUnderCheck,
        of kinds: [BlockKind],
        fault: (BlockKind, JSONObject) -> String?
    ) -> APIError? {
        if request.continuesThread { return nil }
        for block in request.outline.blocks where kinds.contains(block.kind) {
            if let fault = fault(block.kind, request.object(of: block)) {
                return .invalid("messages.\(block.message).content.\(block.position): \(fault)")
            }
        }
        return nil
    }

    /// The ids of a turn's blocks: mostly so few that comparing them beats hashing them.
    private struct IDs {
        private let few: [String]
        private let many: Set<String>

        init(_ ids: [String]) {
            few = ids
            many = ids.count > 16 ? Set(ids) : []
        }

        func contains(_ id: String) -> Bool { many.isEmpty ? few.contains(id) : many.contains(id) }
    }
}
