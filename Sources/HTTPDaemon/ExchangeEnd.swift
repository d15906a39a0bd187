/// How an exchange ended, and how far it had come.
public struct ExchangeEnd: Sendable, Equatable {
    /// What ended it.
    public enum Reason: Sendable, Equatable {
        /// The response was given to the kernel to its last byte.
        case complete
        /// A step of the playback, or a release, reset the connection.
        case reset
        /// A step of the playback, or a release, closed the connection before the body's end; so does a body that has not the
        /// length that its head has announced.
        case closed
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
    /// Whether the head was on its way; one that goes out byte by byte is when its last byte is.
    public var isHeadSent: Bool
    /// Whether it stood in a stall, so that the client would have got no more.
    public var isStalled: Bool
    /// What of the body was given to the kernel, and when.
    public var progress: PlaybackProgress
    /// When it ended, counted from the request's last byte.
    public var at: Duration

    /// An end at that point.
    public init(
        reason: Reason,
        isHeadSent: Bool = true,
        isStalled: Bool = false,
        progress: PlaybackProgress,
        at: Duration
    ) {
        self.reason = reason
        self.isHeadSent = isHeadSent
        self.isStalled = isStalled
        self.progress = progress
        self.at = at
    }

    /// How many write steps of the playback were given to the kernel whole; for a body of bytes, 1 when it was sent.
    public var stepsSent: Int { progress.stepsSent }

    /// How many bytes of the body, framing aside, were given to the kernel.
    public var bodyBytesSent: Int { progress.bodyBytes }
}

extension ExchangeEnd {
    /// An end of which only the counts are told, as a test would write it.
    public init(reason: Reason, isHeadSent: Bool = true, stepsSent: Int, bodyBytesSent: Int, at: Duration) {
        self.init(
            reason: reason,
            isHeadSent: isHeadSent,
            progress: PlaybackProgress(stepsSent: stepsSent, bodyBytes: bodyBytesSent),
            at: at
        )
    }
}
