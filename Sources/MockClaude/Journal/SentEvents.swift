import HTTPDaemon

/// The events of a reply that were sent. A list is made of them when somebody asks, since most are never looked at.
struct SentEvents: Sendable {
    private enum Source: Sendable {
        /// As they were told one by one.
        case list([JournalEntry.Event])
        /// What was to be sent, which all replies of one form share, and when how much of it was.
        case sends(BodySends, of: BodyEvents)
    }

    private var source = Source.list([])

    init() {}

    /// What of a body's events these sends have completed.
    init(_ sends: BodySends, of body: BodyEvents) { source = .sends(sends, of: body) }

    /// The events, in order, with heartbeats between them.
    var list: [JournalEntry.Event] {
        switch source {
        case .list(let events): events
        case .sends(let sends, let body): body.sent(sends)
        }
    }

    /// Adds what was sent after them.
    mutating func append(_ more: [JournalEntry.Event]) {
        var events = list
        // The list is nowhere else now, so that it grows in its place.
        source = .list([])
        events += more
        source = .list(events)
    }

    /// How much memory it takes at most, in bytes: what is shared is counted as if it were not.
    var size: Int {
        switch source {
        case .list(let events): events.count * MemoryLayout<JournalEntry.Event>.stride
        case .sends(let sends, let body): sends.list.count * MemoryLayout<BodySends.Send>.stride + body.size
        }
    }
}
