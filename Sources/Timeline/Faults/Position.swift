/// A place on the wire, as a script names it. All before it has been given to the client, nothing after it.
///
/// Events and bytes are counted as they go out: pings, raw bytes and what a wire preset adds count too. Of an event that a
/// fault repeats, leaves out or moves, the count is the one before.
public enum Position: Sendable, Equatable {
    /// The request has been read, and nothing is sent.
    case request
    /// The head is sent, and nothing of the body.
    case headers
    /// So many whole events are sent, and so many bytes of the next one.
    case event(Int, byte: Int = 0)
    /// So many bytes of the body are sent.
    case byte(Int)
    /// So many content blocks are complete, 1 or more.
    case block(Int)
    /// That share of the body's bytes is sent, 0 to 1; of a stream, rounded down to a whole event.
    case share(Double)
    /// That share of the events is sent, 0 up to but not 1: whatever it is, at least one is missing.
    case shareOfEvents(Double)
    /// That share of the body's bytes is sent, 0 up to but not 1, to the byte.
    case shareOfBytes(Double)
    /// The last event is sent.
    case end
}
