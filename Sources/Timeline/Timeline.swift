/// Everything that a client will be sent, and when: a head, then steps.
///
/// A timeline is a value. Whatever a reply comes from is turned into one before any I/O, stages rewrite it, and the server
/// plays what is left; so every delay and every byte can be seen without a socket or a clock.
public struct Timeline: Sendable, Equatable {
    /// How the end of the body is marked.
    public enum Framing: Sendable, Equatable {
        /// Each step travels as its own chunk.
        case stream
        /// The steps' bytes are one body whose length the head tells.
        case whole
        /// The steps' bytes are a body of so many bytes, which the head tells, and travel step by step. If they are fewer,
        /// the rest never comes, and the connection ends.
        case length(Int)
    }

    /// One header field.
    public struct Header: Sendable, Equatable {
        /// The name as it is sent.
        public var name: String
        /// The value.
        public var value: String

        /// A field of that name and value.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The status code.
    public var status: Int
    /// The header fields, in order.
    public var headers: [Header]
    /// What is done before the head is sent: to hold, to stall, or to end the connection. In order of time.
    public var beforeHead: [Step]
    /// When the head is sent, counted from the request's last byte.
    public var headAt: Duration
    /// How far apart the bytes of the head are sent, one at a time; nil for all at once. All that follows is later by as long
    /// as that takes.
    public var headInterval: Duration?
    /// How the body is framed.
    public var framing: Framing
    /// The failure that the steps do not show: that of the stream that this answer stands for, or one that the head's length
    /// hides; nil for none.
    public var failureOfStream: Failure?
    /// What faults have changed in the body and let go on: each is no end.
    public var alterations: [Failure] = []
    /// The body, in order of time.
    public var steps: [Step]
    /// When the end of a stream's body is sent; nil for as soon as its last step is done.
    public var endAt: Duration?

    /// A timeline; without more said its head is sent at once.
    public init(
        status: Int,
        headers: [Header] = [],
        beforeHead: [Step] = [],
        headAt: Duration = .zero,
        framing: Framing,
        steps: [Step] = []
    ) {
        self.status = status
        self.headers = headers
        self.beforeHead = beforeHead
        self.headAt = headAt
        self.framing = framing
        failureOfStream = nil
        self.steps = steps
    }

    /// How many bytes the steps send.
    public var byteCount: Int { steps.reduce(0) { $0 + $1.bytes.count } }
}
