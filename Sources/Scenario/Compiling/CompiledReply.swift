public import MessagesAPI
public import Timeline

/// A reply as one request gets it.
public struct CompiledReply: Sendable {
    /// What is played.
    public let timeline: Timeline
    private let stream: ScriptedStream?
    private let recorded: RecordedReply?

    init(timeline: Timeline, stream: ScriptedStream? = nil, recorded: RecordedReply? = nil) {
        self.timeline = timeline
        self.stream = stream
        self.recorded = recorded
    }

    /// When the first bytes of a message are due, counted from the request's last byte; nil for a reply that sends none of
    /// one, and for a recorded one, whose message was begun elsewhere.
    public var begin: Duration? {
        guard stream != nil, timeline.status < 300, !timeline.beforeHead.contains(where: \.endsStream),
            let first = timeline.steps.first(where: { !$0.bytes.isEmpty || $0.endsStream }),
            !first.endsStream, first.event != "error"
        else { return nil }
        return first.at
    }

    /// Whether the reply calls one of the client's tools.
    public var callsTool: Bool { stream?.callsTool ?? recorded?.callsTool ?? false }

    /// The message that the reply carries when nothing cuts it; nil when it carries none. It is put together each time that
    /// it is asked for: most replies are never looked at.
    public var message: Message? { stream?.message ?? recorded?.message }
}

extension Step {
    /// Whether nothing can follow.
    fileprivate var endsStream: Bool { StreamItem.action(action).endsStream }
}
