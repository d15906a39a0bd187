import Timeline

extension RateLimiter {
    /// The fields that tell what is left of each limit that there is, and when all of it will be there again.
    ///
    /// - Parameters:
    ///   - now: the present moment of the server's clock.
    ///   - wallClock: the same moment, counted from 1970.
    func headers(now: Duration, wallClock: Duration) -> [Timeline.Header] {
        func fields(_ name: String, _ buckets: [TokenBucket?]) -> [Timeline.Header] {
            let all = buckets.compactMap(\.self)
            // What is limited in part only has no limit.
            guard all.count == buckets.count else { return [] }
            let untilFull = all.map { $0.untilFull(now: now) }.max() ?? .zero
            return [
                ("limit", "\(all.reduce(Int128(0)) { $0 + Int128($1.perMinute) })"),
                ("remaining", "\(all.reduce(Int128(0)) { $0 + Int128($1.remaining(now: now)) })"),
                ("reset", Self.time(wallClock + untilFull)),
            ].map { Timeline.Header("anthropic-ratelimit-\(name)-\($0)", $1) }
        }
        return fields("requests", [requests]) + fields("input-tokens", [input])
            + fields("output-tokens", [output]) + fields("tokens", [input, output])
    }

    /// A moment as the service spells it, in whole seconds and never too early: `2025-10-30T16:17:35Z`.
    private static func time(_ sinceEpoch: Duration) -> String {
        let text = Timestamp(milliseconds: sinceEpoch.roundedUp(to: .seconds(1)) * 1000).description
        return text.dropLast(".000Z".count) + "Z"
    }
}
