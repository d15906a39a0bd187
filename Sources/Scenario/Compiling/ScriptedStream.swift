import MessagesAPI
import Timeline

/// The stream that a scripted reply stands for: its steps, filled up with what the service would send.
///
///     message_start │ step │ step │ step │ message_delta message_stop
///     opening       │ parts              │ closing, or missing when the steps cut the stream
struct ScriptedStream {
    /// What is sent before the steps: the message's start, unless they begin with one.
    let opening: [StreamItem]
    /// What each step stands for.
    let parts: [[StreamItem]]
    /// What is sent behind the steps: the message's end, unless they have their own, or none.
    let closing: [StreamItem]
    /// What would be sent behind the steps if they did not cut the stream.
    let missing: [StreamItem]
    /// Whether the steps have a ping of their own.
    let hasPing: Bool
    /// Whether it calls one of the client's tools.
    let callsTool: Bool

    /// The stream of a reply that is a message; one that is none has no steps.
    init(of reply: Reply, to request: ReplyContext, scenario: Scenario, identifiers: inout Identifiers) {
        let steps = reply.steps ?? []
        let id = reply.id ?? identifiers.message()
        var outline = StreamOutline()
        var parts: [[StreamItem]] = []
        for step in steps {
            let items = step.items(
                at: outline.nextIndex,
                chunk: reply.chunk ?? scenario.chunk,
                identifiers: &identifiers
            )
            outline.accept(items)
            parts.append(items)
        }
        let frame = MessageFrame(
            reply: reply,
            id: id,
            outline: outline,
            request: request,
            scenario: scenario,
            newContainer: outline.runsCode ? identifiers.container() : nil
        )
        self.parts = zip(steps, parts).map { step, items in step.item(of: frame).map { [$0] } ?? items }

        opening = outline.firstType == "message_start" ? [] : [frame.start()]
        let hasEnd = outline.types.contains("message_delta") || outline.types.contains("message_stop")
        let end = hasEnd ? [] : [frame.delta(), frame.stop()]
        let isCut = parts.last?.last?.endsStream ?? false
        // Nothing ever follows an error.
        closing = isCut || outline.types.contains("error") ? [] : end
        missing = isCut ? end : []
        hasPing = outline.types.contains("ping")
        callsTool = outline.callsTool
    }

    /// All that is sent and done.
    var items: [StreamItem] { opening + parts.joined() + closing }

    /// The message as a client has it that did not stream, and that nothing was cut from.
    var message: Message {
        var accumulator = MessageAccumulator()
        var reader = StreamReader()
        for item in items + missing {
            for case let event? in reader.read(item) { accumulator.accept(event) }
        }
        // Only a script that has broken its own message's start leaves none.
        return accumulator.message ?? Message(json: [:])
    }
}

extension StreamItem {
    /// Whether nothing can follow.
    var endsStream: Bool {
        switch self {
        case .action(.reset), .action(.close), .action(.end), .action(.stall), .action(.badChunk): true
        case .action(.send), .action(.wait), .action(.hold), .event, .ping, .raw: false
        }
    }
}
