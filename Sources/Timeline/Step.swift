/// One event of a timeline: bytes that are due at a time.
public struct Step: Sendable, Equatable {
    /// When it is sent, counted from the request's last byte.
    public var at: Duration
    /// What is sent.
    public var bytes: [UInt8]
    /// The event's type, for people and for stages that look for a kind of event: `content_block_delta`.
    public var event: String
    /// The estimated output tokens that the event carries, which is how long it takes when a pace counts tokens.
    public var tokens: Int

    /// A step; without a time it is due at once, until a pace gives it one.
    public init(event: String, bytes: [UInt8], tokens: Int = 0, at: Duration = .zero) {
        self.at = at
        self.bytes = bytes
        self.event = event
        self.tokens = tokens
    }
}
