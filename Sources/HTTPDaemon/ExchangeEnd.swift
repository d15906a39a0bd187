/// How an exchange ended, and how far it had come.
public struct ExchangeEnd: Sendable, Equatable {
    /// What ended it.
    public enum Reason: Sendable, Equatable {
        /// The response was given to the kernel to its last byte.
        case complete
        /// A step of the playback ended it (`reset`, `close`).
        case scripted
        /// The client closed its side (FIN) before the end.
        ///
        /// What need not wait is sent to it all the same: a playback ends at the first moment at which it would have to
        /// wait for a step's time or for room in the socket, a body of bytes is sent whole.
        case clientClosed
        /// The client reset the connection before the end.
        case clientReset
        /// Writing failed with this `errno` while the client had not been seen to leave.
        case writeError(Int32)
        /// The daemon was stopped.
        case stopped
    }

    /// What ended it.
    public var reason: Reason
    /// Whether the head was on its way.
    public var isHeadSent: Bool
    /// How many steps of the playback were given to the kernel whole; for a body of bytes, 1 when it was sent.
    public var stepsSent: Int
    /// How many bytes of the body, framing aside, were given to the kernel; of a body of bytes that was not sent whole,
    /// in pieces of 16 KiB.
    public var bodyBytesSent: Int
    /// When it ended, counted from the request's last byte.
    public var at: Duration

    /// An end at that point.
    public init(reason: Reason, isHeadSent: Bool = true, stepsSent: Int, bodyBytesSent: Int, at: Duration) {
        self.reason = reason
        self.isHeadSent = isHeadSent
        self.stepsSent = stepsSent
        self.bodyBytesSent = bodyBytesSent
        self.at = at
    }
}
