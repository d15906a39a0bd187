import Scenario

/// The limits of those who share them, and what they have used.
struct RateLimiter: Sendable {
    /// Requests; nil for any number.
    private(set) var requests: TokenBucket?
    /// Tokens that requests hold; nil for any number.
    private(set) var input: TokenBucket?
    /// Tokens that replies hold; nil for any number.
    private(set) var output: TokenBucket?
    /// How many replies may be under way at a time; nil for any number.
    private let concurrent: Int?
    /// Whether the replies that were let through are still under way. Those that are not are forgotten when the next
    /// request comes, so there are never more than may be at a time.
    private var replies: [@Sendable () -> Bool] = []

    /// How long to wait for a reply's end, which nobody can know.
    private static let waitForEnd = Duration.seconds(1)

    /// Limits of which nothing is used.
    init(_ limits: Limits) {
        requests = limits.requestsPerMinute.map(TokenBucket.init(perMinute:))
        input = limits.inputTokensPerMinute.map(TokenBucket.init(perMinute:))
        output = limits.outputTokensPerMinute.map(TokenBucket.init(perMinute:))
        concurrent = limits.concurrent
    }

    /// Lets a request through, or tells which of the limits that are in its way takes longest, and takes nothing then.
    ///
    /// A request with more tokens than a minute allows is let through when the bucket is full, and empties it. How many
    /// tokens a reply will hold is not known yet: a request is let through while one is there.
    ///
    /// - Parameters:
    ///   - inputTokens: how many tokens the request holds.
    ///   - isUnderWay: whether the request's reply still is. It is asked when later requests come.
    ///   - now: the present moment of the server's clock.
    mutating func admit(
        inputTokens: Int,
        isUnderWay: @escaping @Sendable () -> Bool,
        now: Duration
    ) -> Refusal? {
        replies.removeAll { !$0() }
        if let refusal = refusal(inputTokens: inputTokens, now: now) { return refusal }
        requests?.take(1, now: now)
        if let allowed = input?.perMinute { input?.take(min(inputTokens, allowed), now: now) }
        if concurrent != nil { replies.append(isUnderWay) }
        return nil
    }

    /// Takes what a reply holds, as a debt if need be.
    mutating func spend(outputTokens: Int, now: Duration) { output?.take(outputTokens, now: now) }

    /// Whether nothing is used, so that a new one would do as well.
    func isUnused(now: Duration) -> Bool {
        [requests, input, output].allSatisfy { $0 == nil || $0?.untilFull(now: now) == .zero }
            && replies.allSatisfy { !$0() }
    }

    private func refusal(inputTokens: Int, now: Duration) -> Refusal? {
        func lack(_ limit: Refusal.Limit, of bucket: TokenBucket?, _ tokens: Int) -> Refusal? {
            guard let bucket else { return nil }
            let wait = bucket.wait(for: tokens, now: now)
            return wait > .zero ? Refusal(limit: limit, allowed: bucket.perMinute, wait: wait) : nil
        }
        var crowd: Refusal?
        if let concurrent, replies.count >= concurrent {
            crowd = Refusal(limit: .concurrent, allowed: concurrent, wait: Self.waitForEnd)
        }
        return [
            lack(.requests, of: requests, 1), lack(.inputTokens, of: input, inputTokens),
            lack(.outputTokens, of: output, 1), crowd,
        ].compactMap(\.self).max { $0.wait < $1.wait }
    }
}
