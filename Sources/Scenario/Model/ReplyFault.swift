public import MessagesAPI
public import Timeline

/// Something that a tester does to a reply at one place on the wire.
public struct ReplyFault: Sendable, Equatable {
    /// What is done.
    public enum Act: Sendable, Equatable {
        /// An error event inside the stream, then a clean end; without streaming, that HTTP error.
        case error(APIError)
        /// Anything else; never an error.
        case other(Fault.Act)
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

    /// That act at that place.
    public init(at: Position, _ act: Fault.Act) { self.init(at: at, .other(act)) }
}
