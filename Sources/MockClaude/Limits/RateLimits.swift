import HTTPDaemon
import MessagesAPI
import Scenario
import Synchronization
import Timeline

/// The rate limits of a session, for all its clients.
final class RateLimits: Sendable {
    private let limits: Limits
    /// Of how many keys it is remembered what they used.
    private let capacity: Int
    /// By key. A key is a client's secret: nothing may show it.
    private let limiters = Mutex<[String: RateLimiter]>([:])

    /// Limits of which nothing is used.
    ///
    /// - Parameter capacity: of how many keys it is remembered what they used. Clients name the keys, so there may be any
    ///   number. Beyond it, those that have used nothing are forgotten, and if there are none, all of them.
    init(_ limits: Limits, capacity: Int = 10_000) {
        self.limits = limits
        self.capacity = capacity
    }

    /// Lets a request through, which takes what it needs, or tells why not.
    ///
    /// - Parameters:
    ///   - inputTokens: those of the request, as its reply tells them.
    ///   - now: the present moment of the server's clock.
    func admit(_ incoming: Incoming, inputTokens: Int, now: Duration) -> Refusal? {
        let client = incoming.http.client
        return withLimiter(for: incoming, now: now) {
            $0.admit(inputTokens: inputTokens, isUnderWay: { client?.state == .waiting }, now: now)
        }
    }

    /// Takes what the reply to a request holds.
    ///
    /// - Parameter now: the present moment of the server's clock.
    func spend(outputTokens: Int, for incoming: Incoming, now: Duration) {
        withLimiter(for: incoming, now: now) { $0.spend(outputTokens: outputTokens, now: now) }
    }

    /// The fields that tell a request's client what is left.
    ///
    /// - Parameters:
    ///   - now: the present moment of the server's clock.
    ///   - wallClock: the same moment, counted from 1970.
    func headers(for incoming: Incoming, now: Duration, wallClock: Duration) -> [Timeline.Header] {
        let limiter = limiters.withLock { $0[key(of: incoming)] } ?? RateLimiter(limits)
        return limiter.headers(now: now, wallClock: wallClock)
    }

    /// The tokens of a request that count towards its limit: what is read from the cache does not, but for the older of the
    /// Haiku models (rate limits, "Cache-aware ITPM").
    static func inputTokens(in usage: JSONObject, model: String) -> Int {
        var names = ["input_tokens", "cache_creation_input_tokens"]
        if ModelCatalog.model(model)?.limitsCacheReads ?? false { names.append("cache_read_input_tokens") }
        return names.reduce(0) { sum, name in
            // What a scenario says of its tokens may be any number.
            let (more, overflows) = sum.addingReportingOverflow(max(0, usage[name]?.int ?? 0))
            return overflows ? .max : more
        }
    }

    private func withLimiter<Result: Sendable>(
        for incoming: Incoming,
        now: Duration,
        _ use: (inout RateLimiter) -> Result
    ) -> Result {
        let key = key(of: incoming)
        return limiters.withLock { limiters in
            if limiters[key] == nil, limiters.count >= capacity {
                limiters = limiters.filter { !$1.isUnused(now: now) }
                if limiters.count >= capacity { limiters = [:] }
            }
            return use(&limiters[key, default: RateLimiter(limits)])
        }
    }

    /// Whose limits a request uses.
    private func key(of incoming: Incoming) -> String {
        switch limits.scope {
        case .session: ""
        case .apiKey: incoming.key ?? ""
        }
    }
}
