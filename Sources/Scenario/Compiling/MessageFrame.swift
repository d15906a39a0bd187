import MessagesAPI

/// The events around a message's content: what a reply says, filled up with what the service would send.
struct MessageFrame {
    private let message: Message
    private let end: StreamEvent

    /// The frame of the message that the reply stands for, whose content has that outline.
    init(reply: Reply, id: String, outline: StreamOutline, request: MessagesRequest, scenario: Scenario) {
        let usage = Usage(
            inputTokens: TokenEstimate.inputTokens(of: request),
            outputTokens: max(1, outline.tokens),
            overlay: reply.usage
        )
        message = Message(
            id: id,
            model: reply.model ?? scenario.model ?? request.model,
            usage: usage.atStart
        )
        let stopReason = reply.stopReason ?? Self.stopReason(of: reply, outline)
        end = .messageDelta(
            stopReason: stopReason,
            stopSequence: reply.stopSequence,
            stopDetails: Self.stopDetails(of: stopReason, reply: reply),
            usage: usage.atEnd
        )
    }

    /// The message's start with an overlay, whose members are the message's unless it names the message itself.
    func start(_ overlay: JSONObject = [:]) -> StreamItem {
        let overlay = overlay["message"] == nil && !overlay.isEmpty ? ["message": .object(overlay)] : overlay
        return item(.messageStart(message), overlay)
    }

    /// The message's end with an overlay, in which the delta's own members may stand beside the others.
    func delta(_ overlay: JSONObject = [:]) -> StreamItem {
        var (event, delta): (JSONObject, JSONObject) = ([:], [:])
        for (name, value) in overlay {
            if Self.deltaMembers.contains(name) { delta[name] = value } else { event[name] = value }
        }
        return item(end, delta.isEmpty ? event : event.overlaid(with: ["delta": .object(delta)]))
    }

    /// The stream's end with an overlay.
    func stop(_ overlay: JSONObject = [:]) -> StreamItem { item(.messageStop, overlay) }

    private static let deltaMembers = ["stop_reason", "stop_sequence", "stop_details"]

    private func item(_ event: StreamEvent, _ overlay: JSONObject) -> StreamItem {
        .event(event.json.overlaid(with: overlay), name: event.name)
    }

    private static func stopReason(of reply: Reply, _ outline: StreamOutline) -> StopReason {
        if reply.stopSequence != nil { return .stopSequence }
        if !reply.stopDetails.isEmpty { return .refusal }
        // A tool that the service or an MCP server runs needs no answer of the client's.
        return outline.lastBlockType == "tool_use" ? .toolUse : .endTurn
    }

    /// A refusal always has details, which say nothing when it belongs to no category (SDK types); nothing else has any.
    private static func stopDetails(of reason: StopReason, reply: Reply) -> JSONObject? {
        if reason != .refusal { return reply.stopDetails.isEmpty ? nil : reply.stopDetails }
        let details: JSONObject = ["type": "refusal", "category": nil, "explanation": nil]
        return details.overlaid(with: reply.stopDetails)
    }
}
