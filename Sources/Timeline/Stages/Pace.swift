/// When the events of a reply are due.
///
/// Every event takes one slot of an absolute schedule that is counted from the request's last byte, so that lateness of one
/// event never moves the next.
public struct Pace: Sendable, Equatable {
    /// How far a time may stray from its place, either way.
    public enum Jitter: Sendable, Equatable {
        /// A share of the interval before the event, 0 to 1.
        case share(Double)
        /// A fixed span.
        case span(Duration)
    }

    /// The time from the request's last byte to the first event.
    public var first: Duration
    /// The time between one event and the next; ignored for events whose time comes from their tokens.
    public var between: Duration
    /// How far each event strays from its slot; nil for not at all.
    public var jitter: Jitter?
    /// Estimated output tokens a second: a delta takes the time of its tokens and every other event none. Above 0.
    public var tokensPerSecond: Double?

    /// A pace; without more said everything is due at once.
    public init(
        first: Duration = .zero,
        between: Duration = .zero,
        jitter: Jitter? = nil,
        tokensPerSecond: Double? = nil
    ) {
        self.first = first
        self.between = between
        self.jitter = jitter
        self.tokensPerSecond = tokensPerSecond
    }
}

extension Pace {
    /// Everything at once: the default, for tests.
    public static let instant = Pace()
    /// As quick as can still be seen to stream.
    public static let fast = Pace(first: .milliseconds(50), between: .milliseconds(5))
    /// About what a large model does.
    public static let typical = Pace(first: .milliseconds(600), between: .milliseconds(20), jitter: .share(0.2))
    /// A model under load.
    public static let slow = Pace(first: .seconds(2), between: .milliseconds(150), jitter: .share(0.2))

    /// The paces that a scenario can name.
    public static let named: [(name: String, pace: Pace)] = [
        ("instant", .instant), ("fast", .fast), ("typical", .typical), ("slow", .slow),
    ]
}
