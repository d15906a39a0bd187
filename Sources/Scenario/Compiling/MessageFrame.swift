import MessagesAPI

/// The events around a message's content: what a reply says, filled up with what the service would send.
struct MessageFrame {
    private let message: Message
    private let end: StreamEvent
    /// What the event at the message's end has beside what every such event has.
    private let endMembers: JSONObject

    /// The frame of the message that the reply stands for, whose content has that outline.
    ///
    /// - Parameter newContainer: the id of the container that its code runs in, if it runs any.
    init(
        reply: Reply,
        id: String,
        outline: StreamOutline,
        request: ReplyContext,
        scenario: Scenario,
        newContainer: String? = nil
    ) {
        let echo = ServiceEcho(of: reply, to: request, newContainer: newContainer)
        // A reply that says one of the input's counts says how all of them are counted.
        let cacheUse = Usage.inputCounts.contains { reply.usage[$0] != nil } ? CacheUse() : request.cacheUse
        let usage = Usage(
            inputTokens: request.inputTokens - cacheUse.read - cacheUse.written,
            outputTokens: max(1, outline.tokens),
            cacheUse: cacheUse,
            overlay: echo.usage.overlaid(with: reply.usage)
        )
        message = Message(
            id: id,
            model: reply.model ?? scenario.model ?? request.echoed.model,
            usage: usage.atStart,
            extra: echo.atStart
        )
        let stopReason = reply.stopReason ?? Self.stopReason(of: reply, outline)
        end = .messageDelta(
            stopReason: stopReason,
            stopSequence: reply.stopSequence,
            stopDetails: Self.stopDetails(of: stopReason, reply: reply),
            usage: usage.atEnd
        )
        var members = echo.besideDelta
        if !echo.inDelta.isEmpty { members["delta"] = .object(echo.inDelta) }
        endMembers = members
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
        let said = delta.isEmpty ? event : event.overlaid(with: ["delta": .object(delta)])
        return item(end, endMembers.overlaid(with: said))
    }

    /// The stream's end with an overlay.
    func stop(_ overlay: JSONObject = [:]) -> StreamItem { item(.messageStop, overlay) }

    /// The members of the delta at a message's end.
    static let deltaMembers = ["stop_reason", "stop_sequence", "stop_details", "container"]

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
