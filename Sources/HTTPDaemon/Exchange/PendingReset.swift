/// A reset that is due, held back until the client has what was written before it.
///
/// A reset throws away what has not been sent, and overtakes nothing that has. So it may follow as soon as the client's
/// kernel has acknowledged everything; or, because a kernel may put that off for 40 ms, when everything was sent a
/// little while ago.
struct PendingReset {
    /// How long the acknowledgement of what was sent is waited for, in nanoseconds.
    private static let patience: Int64 = 2_000_000
    /// How soon it is looked at again, in nanoseconds; twice as long each time, up to the longest.
    private static let shortest: Int64 = 50_000
    private static let longest: Int64 = 10_000_000

    private var sentAt: Instant?
    private var interval = shortest

    /// When to look again; nil when the time has come.
    mutating func holdBack(_ delivery: TCPSocket.Delivery, now: Instant) -> Instant? {
        switch delivery {
        case .acknowledged:
            return nil
        case .sent:
            let sentAt = sentAt ?? now
            if now.since(sentAt) >= Self.patience { return nil }
            if self.sentAt == nil { interval = Self.shortest }
            self.sentAt = sentAt
        case .unsent:
            sentAt = nil
        }
        defer { interval = min(2 * interval, Self.longest) }
        return now.advanced(by: interval)
    }
}
