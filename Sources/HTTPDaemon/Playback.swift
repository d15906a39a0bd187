/// A body as it will go out: what is written when, and what is done to the connection.
///
/// It is framed once, when it is made, and never changes: any number of streams play the same bytes.
///
///     due    0 ms        200 ms            215 ms
///            ├───────────┼─────────────────┼──────────▶ from the request's last byte
///            write       write             reset
public final class Playback: Sendable {
    /// One thing that happens, and when.
    public struct Step: Sendable, Equatable {
        /// When, counted from the request's last byte. Steps are in order of time.
        public var due: Duration
        /// What.
        public var action: Action

        /// A step due at that time.
        public init(due: Duration, _ action: Action) {
            self.due = due
            self.action = action
        }
    }

    /// What a step does.
    public enum Action: Sendable, Equatable {
        /// Writes these bytes of the body as one chunk. Neighbours that are due at the same moment share one write to
        /// the socket; steps with different due times never do.
        case write([UInt8])
        /// Ends the connection with a TCP reset.
        case reset
        /// Ends the connection with a FIN, without the chunked body's last chunk.
        case close
        /// Stays silent with the socket open until the client leaves; what follows is never played.
        case stall
    }

    /// The steps as they were given.
    public let steps: [Step]
    /// The same, ready to be sent.
    let framing: PlaybackFraming

    /// Frames these steps. After the last one the body ends cleanly, unless a step has ended or stalled it before.
    public init(_ steps: [Step]) {
        self.steps = steps
        framing = PlaybackFraming(steps)
    }
}
