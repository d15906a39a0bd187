/// Something that is done to a reply at one place on the wire.
public struct Fault: Sendable, Equatable {
    /// What is done.
    public enum Act: Sendable, Equatable {
        /// A TCP reset (RST).
        case reset
        /// A FIN, without the chunked body's last chunk.
        case close
        /// A clean end of the body, whatever is missing.
        case end
        /// Silence until the client leaves.
        case stall
        /// An error event of these bytes, and a clean end.
        case error([UInt8])
        /// A chunk whose size is no number, then a FIN.
        case badChunk
        /// The next event's data is cut in half; its framing stays whole.
        case corrupt
        /// The next event comes twice.
        case duplicate
        /// The next event does not come.
        case drop
        /// The next event comes after its successor.
        case swap
        /// It stands still until a test lets it go on.
        case hold(String)
        /// All that follows comes so much later.
        case wait(Duration)
        /// From here on one byte comes at a time, so far apart.
        case dribble(Duration)
    }

    /// Where it is done.
    public var at: Position
    /// What is done.
    public var act: Act

    /// That act at that place.
    public init(at: Position, _ act: Act) {
        self.at = at
        self.act = act
    }
}
