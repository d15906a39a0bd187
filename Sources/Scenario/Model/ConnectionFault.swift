/// What becomes of some connections before anything is read from them.
public struct ConnectionFault: Sendable, Equatable {
    /// What becomes of a connection.
    public enum Act: Sendable, Equatable {
        /// A TCP reset (RST).
        case reset
        /// A FIN.
        case close
        /// Silence until the client leaves.
        case stall
        /// It is served, and so much later.
        case wait(Duration)
        /// It is served.
        case pass
    }

    /// How many connections, in the order in which they are accepted, 1 or more; nil for all that follow.
    public var times: Int?
    /// What becomes of them.
    public var act: Act

    /// That act for so many connections.
    public init(times: Int? = nil, _ act: Act) {
        self.times = times
        self.act = act
    }
}

extension ConnectionFault.Act {
    /// The act as a scenario spells it: its name, or the key of its map.
    package var name: String {
        switch self {
        case .reset: "reset"
        case .close: "close"
        case .stall: "stall"
        case .wait: "wait"
        case .pass: "pass"
        }
    }
}
