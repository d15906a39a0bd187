/// Every call of a tool is answered in the turn after it, and every answer has its call.
///
/// A request that continues a thread carries the answers alone, since the service holds the calls.
enum ToolPairingRules {
    static let all: [RequestRule] = [uniqueCalls, callsAndAnswersMatch, oneAnswerEach, serverResultsHaveCalls]

    static let uniqueCalls: RequestRule = { request in
        var seen: Set<String> = []
        return firstBlock(in: request, ofTypes: ["tool_use"]) { block in
            seen.insert(block["id"]?.string ?? "").inserted ? nil : "`tool_use` ids must be unique"
        }
    }

    static let callsAndAnswersMatch: RequestRule = { request in
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
        let answers = Set(next.map { ids("tool_use_id", ofBlocks: "tool_result", in: $0, of: request) } ?? [])
        for index in turn.messages {
            let open = ids("id", ofBlocks: "tool_use", in: request.messages[index]).filter { !answers.contains($0) }
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
        let calls = Set(previous.map { ids("id", ofBlocks: "tool_use", in: $0, of: request) } ?? [])
        for index in turn.messages {
            for (position, block) in request.messages[index].blocks.enumerated() where block.type == "tool_result" {
                let id = block["tool_use_id"]?.string ?? ""
                if calls.contains(id) { continue }
                return .invalid(
                    "messages.\(index).content.\(position): unexpected `tool_use_id` found in `tool_result` blocks: \(id)."
                        + " Each `tool_result` block must have a corresponding `tool_use` block in the previous message."
                )
            }
        }
        return nil
    }

    static let oneAnswerEach: RequestRule = { request in
        var seen: Set<String> = []
        return firstBlock(in: request, ofTypes: ["tool_result"]) { block in
            let id = block["tool_use_id"]?.string ?? ""
            return seen.insert(id).inserted
                ? nil : "each tool_use must have a single result. Found multiple `tool_result` blocks with id: \(id)"
        }
    }

    /// What a server tool gave back stands after its call, in the same message or a later one.
    static let serverResultsHaveCalls: RequestRule = { request in
        var calls: Set<String> = []
        return firstBlock(in: request, ofTypes: serverResultTypes.union(["server_tool_use"])) { block in
            if block.type == "server_tool_use" {
                calls.insert(block["id"]?.string ?? "")
                return nil
            }
            let id = block["tool_use_id"]?.string ?? ""
            if calls.contains(id) { return nil }
            return
                "unexpected `tool_use_id` found in `\(block.type)` blocks: \(id). Each `\(block.type)` block must have"
                + " a corresponding `server_tool_use` block before it."
        }
    }

    private static let serverResultTypes: Set<String> = [
        "web_search_tool_result", "web_fetch_tool_result", "code_execution_tool_result",
        "bash_code_execution_tool_result", "text_editor_code_execution_tool_result", "tool_search_tool_result",
        "advisor_tool_result",
    ]

    private static func ids(
        _ member: String,
        ofBlocks type: String,
        in turn: RoleTurn,
        of request: RequestUnderCheck
    ) -> [String] {
        turn.messages.flatMap { ids(member, ofBlocks: type, in: request.messages[$0]) }
    }

    private static func ids(_ member: String, ofBlocks type: String, in message: InputMessage) -> [String] {
        message.blocks.compactMap { $0.type == type ? $0[member]?.string : nil }
    }

    private static func firstBlock(
        in request: RequestUnderCheck,
        ofTypes types: Set<String>,
        fault: (JSONObject) -> String?
    ) -> APIError? {
        if request.continuesThread { return nil }
        for (index, message) in request.messages.enumerated() {
            for (position, block) in message.blocks.enumerated() where types.contains(block.type) {
                if let fault = fault(block) { return .invalid("messages.\(index).content.\(position): \(fault)") }
            }
        }
        return nil
    }
}
