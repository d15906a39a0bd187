/// A body as it will go out: what is written when, where it stands still, and what is done to the connection.
///
/// It is framed once, when it is made, and never changes: any number of streams play the same bytes. What differs from one
/// response to the next, as an id does, is a blank, which each response fills with bytes of its own.
///
///     due    0 ms        200 ms            215 ms
///            ├───────────┼─────────────────┼──────────▶ from the request's last byte
///            write       write             reset
public struct Playback: Sendable {
    /// One thing that happens, and when.
    public struct Step: Sendable, Equatable {
        /// When, counted from the request's last byte, and later by as long as it was held before. Steps are in order of
        /// time.
        public var due: Duration
        /// What.
        public var action: Action
        /// Whether its write is its own, which shares neither a send nor, with the head, a segment with what is due at the
        /// same moment. What does not write has nothing to share; in a body of known length nothing is promised.
        public var isAlone: Bool
        /// Whether what it writes goes on in the next step, so that who lets go some steps gets that one too.
        public var isPart: Bool
        /// Whether a client that has its bytes has what was meant for it, so that who leaves from then on does not leave early.
        public var suffices: Bool

        /// A step due at that time.
        public init(
            due: Duration,
            _ action: Action,
            isAlone: Bool = false,
            isPart: Bool = false,
            suffices: Bool = false
        ) {
            self.due = due
            self.action = action
            self.isAlone = isAlone
            self.isPart = isPart
            self.suffices = suffices
        }
    }

    /// What a step does.
    public enum Action: Sendable, Equatable {
        /// Writes these bytes of the body as one chunk. Neighbours that are due at the same moment share one write to
        /// the socket; steps with different due times, or with a hold between them, or that are alone, never do.
        case write([UInt8])
        /// Writes these bytes as they are, outside of the body's framing: who reads chunks meets what is none. They count as
        /// no byte of the body. Shares a write to the socket as `write` does. Not sent to a client that understands no
        /// chunks, nor in a body of known length.
        case unframed([UInt8])
        /// Stands still at a place of this name until the exchange's remote lets it go on. What follows keeps its distance
        /// from this step's time, however long it was held.
        case hold(String, Heartbeat? = nil)
        /// The same without a name, so that nobody can let it go on: it lasts until the client leaves, and what follows is
        /// never played.
        case stall(Heartbeat? = nil)
        /// Ends the body cleanly, as the last step does without saying so; the connection can be used again. What follows
        /// is never played.
        case end
        /// Ends the connection with a TCP reset.
        case reset
        /// Ends the connection with a FIN, without the chunked body's last chunk.
        case close
    }

    /// What is written again and again while a playback stands still.
    ///
    /// Its times count from when it came to stand; a beat that cannot be sent before the next is due stands for both. A
    /// body of known length has none.
    public struct Heartbeat: Sendable, Equatable {
        /// What is written each time, as one chunk. Without bytes there is no beat.
        public var bytes: [UInt8]
        /// When it is written first.
        public var first: Duration
        /// How long after that it is written again, each time; zero or less: never again.
        public var every: Duration

        /// These bytes at those times.
        public init(bytes: [UInt8], first: Duration, every: Duration) {
            self.bytes = bytes
            self.first = first
            self.every = every
        }
    }

    /// The steps, ready to be sent.
    let framing: PlaybackFraming
    /// What its blanks are filled with, one after the other; empty when they have the bytes of the steps.
    let filling: [UInt8]

    /// Frames these steps. After the last one the body ends cleanly, unless a step has ended or stalled it before.
    ///
    /// - Parameters:
    ///   - length: The `Content-Length` to announce, at least 0; the bytes then go out unframed. If the steps end cleanly
    ///     with exactly so many bytes, and nothing follows the last of them, the connection can be used again; after any
    ///     other end it is closed. 0 is an empty body, of which no step is played.
    ///   - blanks: Where each response may have bytes of its own, in place of those of the steps: ranges of the body's bytes,
    ///     framing and what is unframed aside, in order, none overlapping another. One may reach from a step into the next.
    public init(_ steps: [Step], length: Int? = nil, blanks: [Range<Int>] = []) {
        framing = PlaybackFraming(steps, length: length, blanks: blanks)
        filling = []
    }

    private init(_ framing: PlaybackFraming, filling: [UInt8]) {
        self.framing = framing
        self.filling = filling
    }

    /// The same playback with these bytes in its blanks, one after the other: exactly as many as the blanks have together.
    ///
    /// Nothing is framed anew: all that is not a blank is shared.
    public func filled(with bytes: [UInt8]) -> Playback {
        precondition(bytes.count == framing.bodyBlanks.fillingCount, "A filling fills all blanks, and no more.")
        return Playback(framing, filling: bytes)
    }

    /// The steps as they were given, those filled in whose bytes are blanks.
    public var steps: [Step] {
        filling.isEmpty ? framing.steps : framing.steps(filledWith: filling)
    }

    /// How many bytes the client is told that there will be; nil for a body in chunks.
    public var length: Int? {
        framing.length
    }
}
