/// One request of a call, and what is known of how it went.
struct WatchedAttempt: Sendable {
    /// A wait before an attempt.
    struct Wait: Sendable {
        let length: Duration
        /// Whether the reply had said how long to wait, and the client did.
        let isAdvised: Bool
        /// Whether the client's own retry made it, rather than the program around it.
        let isCounted: Bool
    }

    /// The longest wait, beyond what was told, after which a request that is not counted as a retry still means the same call.
    private static let longestPause = Duration.seconds(60)

    let number: UInt64
    let id: String
    let hasBody: Bool
    let retryCount: Int?
    let authority: UInt64
    let connection: (any AnyObject & Sendable)?
    /// 1 + the retries so far.
    var count = 1
    /// The wait before it; nil for the first.
    var wait: Wait?
    /// The reply; nil while it is not known.
    var reply: WatchedReply?
    /// When the reply had failed to its end; nil while it is being sent.
    var endedAt: Duration?
    /// Whether the same was asked again, if perhaps by another call.
    var isFollowed = false

    init(_ request: WatchedRequest, number: UInt64) {
        self.number = number
        id = request.id
        hasBody = request.hasBody
        retryCount = request.retryCount
        authority = request.authority
        connection = request.connection
    }

    /// When it had failed, as far as the client can know; nil when it cannot know yet.
    func failedAt(by now: Duration) -> Duration? {
        if let endedAt { return endedAt }
        guard let reply, reply.isError, let statusAt = reply.statusAt, statusAt <= now else { return nil }
        return statusAt
    }

    /// How long the client was told to wait after it.
    func told(from failedAt: Duration) -> Duration? {
        switch reply?.advice.wait {
        case .span(let span)?: span
        case .until(let moment)?: max(.zero, moment - failedAt)
        case nil: nil
        }
    }

    /// Whether a later attempt is this one's retry, as far as can be told.
    ///
    /// The official clients count their retries. One that counts from 0 again is a new call, or the program around the
    /// client tries again, which is certain only on the same connection: calls that run at once have one each.
    func isContinued(by next: WatchedAttempt, after wait: Duration, told: Duration?) -> Bool {
        guard authority == next.authority else { return false }
        let isSoon = wait <= (told ?? .zero) + Self.longestPause
        switch (retryCount, next.retryCount) {
        case (let mine?, let count?) where count > 0: return mine == count - 1
        case (_, 0?): return isSoon && connection != nil && connection === next.connection
        case (nil, nil): return isSoon
        default: return false
        }
    }
}
