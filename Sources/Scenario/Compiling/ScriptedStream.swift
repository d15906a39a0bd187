import MessagesAPI

/// The message that a scripted reply stands for: what is written, filled up with what the service would send.
struct ScriptedMessage {
    /// The events that stream it, pings aside.
    let events: [StreamEvent]

    init(
        reply: Reply,
        blocks: [Block],
        request: MessagesRequest,
        scenario: Scenario,
        identifiers: inout Identifiers
    ) {
        let id = reply.id ?? identifiers.message()
        var content: [StreamEvent] = []
        for (index, block) in blocks.enumerated() {
            content += block.events(at: index, chunk: reply.chunk ?? scenario.chunk, identifiers: &identifiers)
        }
        let usage = Usage(
            inputTokens: TokenEstimate.inputTokens(of: request),
            outputTokens: max(1, content.reduce(0) { $0 + $1.estimatedTokens }),
            overlay: reply.usage
        )
        let start = Message(
            id: id,
            model: reply.model ?? scenario.model ?? request.model,
            usage: usage.atStart
        )
        let stopReason = reply.stopReason ?? Self.stopReason(of: blocks, reply: reply)
        let end = StreamEvent.messageDelta(
            stopReason: stopReason,
            stopSequence: reply.stopSequence,
            stopDetails: Self.stopDetails(of: stopReason, reply: reply),
            usage: usage.atEnd
        )
        events = [.messageStart(start)] + content + [end, .messageStop]
    }

    /// The message as a client has it that did not stream.
    var whole: Message {
        var accumulator = MessageAccumulator()
        for event in events { accumulator.accept(event) }
        // The first event is always the message's start, so there is a message.
        return accumulator.message!
    }

    private static func stopReason(of blocks: [Block], reply: Reply) -> StopReason {
        if reply.stopSequence != nil { return .stopSequence }
        if !reply.stopDetails.isEmpty { return .refusal }
        return blocks.last?.callsClient == true ? .toolUse : .endTurn
    }

    /// A refusal always has details, which say nothing when it belongs to no category (SDK types); nothing else has any.
    private static func stopDetails(of reason: StopReason, reply: Reply) -> JSONObject? {
        if reason != .refusal { return reply.stopDetails.isEmpty ? nil : reply.stopDetails }
        let details: JSONObject = ["type": "refusal", "category": nil, "explanation": nil]
        return details.overlaid(with: reply.stopDetails)
    }
}
