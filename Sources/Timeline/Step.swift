/// One thing of a timeline that happens at a time: an event's bytes, or something that is done to the stream.
public struct Step: Sendable, Equatable {
    /// What happens.
    public enum Action: Sendable, Equatable {
        /// These bytes are sent.
        case send([UInt8])
        /// Nothing is sent for so long: all that follows is due that much later. The pace takes it out.
        case wait(Duration)
        /// The stream stands still until a test lets it go on; time stands still with it.
        case hold(String, Heartbeat? = nil)
        /// The stream stands still until the client leaves; nothing follows.
        case stall(Heartbeat? = nil)
        /// The connection is reset (RST); nothing follows.
        case reset
        /// The connection is closed (FIN), and the body's last chunk never comes; nothing follows.
        case close
        /// The body ends cleanly, whatever is missing; nothing follows.
        case end
        /// A chunk whose size is no number, then a FIN; nothing follows. Where there are no chunks, it is the FIN alone.
        case badChunk
    }

    /// How the bytes of a step travel beside those of its neighbours.
    public enum Travel: Sendable, Equatable {
        /// In a chunk of their own. What is due at the same moment may share a write.
        case shared
        /// In a write of their own, with a chunk of its own.
        case alone
        /// In the same chunk as those of the next step, which is due at the same moment.
        case joined
    }

    /// When it happens, counted from the request's last byte.
    public var at: Duration
    /// What happens.
    public var action: Action
    /// The event's type, for people and for stages that look for a kind of event: `content_block_delta`. An action has its
    /// own name.
    public var event: String
    /// The estimated output tokens that the event carries, which is how long it takes when a pace counts tokens.
    public var tokens: Int
    /// Whether these bytes are not the last of their event.
    public var isPart = false
    /// How the bytes travel.
    public var travel = Travel.shared
    /// Whether it spoils the reply: a client has no use for what follows, and may leave.
    public var spoilsReply = false
    /// How many content blocks are complete with it.
    public var completedBlocks: Int
    /// The same event with its data cut in half and its framing whole; nil where that can be found in the bytes, because they
    /// are text.
    public var corrupted: [UInt8]?

    /// An event; without a time it is due at once, until a pace gives it one.
    public init(event: String, bytes: [UInt8], tokens: Int = 0, at: Duration = .zero) {
        self.at = at
        action = .send(bytes)
        self.event = event
        self.tokens = tokens
        completedBlocks = event == "content_block_stop" ? 1 : 0
    }

    /// Something that is done; it takes no time of its own.
    public init(_ action: Action, at: Duration = .zero) {
        self.at = at
        self.action = action
        event = action.name
        tokens = 0
        completedBlocks = 0
    }

    /// What is sent; empty for all that sends nothing.
    public var bytes: [UInt8] {
        if case .send(let bytes) = action { bytes } else { [] }
    }

    /// Whether it is an event or part of one.
    public var isEvent: Bool {
        if case .send = action { true } else { false }
    }

    /// Whether an event is complete with it.
    public var endsEvent: Bool { isEvent && !isPart }
}

/// What is sent while a stream stands still, so that the client sees it alive.
public struct Heartbeat: Sendable, Equatable {
    /// The event, in general a ping.
    public var bytes: [UInt8]
    /// From when the stream begins to stand still to the first.
    public var first: Duration
    /// From one to the next.
    public var every: Duration

    /// A heartbeat of those bytes.
    public init(bytes: [UInt8], first: Duration, every: Duration) {
        self.bytes = bytes
        self.first = first
        self.every = every
    }
}

extension Step.Action {
    /// The action as a scenario spells it.
    public var name: String {
        switch self {
        case .send: "send"
        case .wait: "wait"
        case .hold: "hold"
        case .stall: "stall"
        case .reset: "reset"
        case .close: "close"
        case .end: "end"
        case .badChunk: "bad_chunk"
        }
    }
}
