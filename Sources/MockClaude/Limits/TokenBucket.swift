/// A bucket that holds a minute's worth of tokens, starts full and fills steadily.
///
/// All that is remembered is the moment at which it will be full: what it lacks now is what flows in until then. Time is
/// counted in parts so small that each token takes a whole number of them, so nothing is ever rounded but what is told.
struct TokenBucket: Sendable, Equatable {
    /// What it holds when it is full, and what flows in in a minute; 1 or more.
    let perMinute: Int
    /// In the bucket's own parts of time: so many to a nanosecond as tokens flow in in a minute. 0 for one that was never
    /// taken from.
    private var fullAt: Int128 = 0

    /// How many parts of time a token takes to flow in: as many as a minute has nanoseconds.
    private static let partsPerToken: Int128 = 60_000_000_000
    /// The longest that a debt can take, in nanoseconds: a year. It keeps every number here within its type.
    private static let longestDebt: Int128 = 365 * 86_400 * 1_000_000_000

    /// A full bucket.
    init(perMinute: Int) { self.perMinute = max(1, perMinute) }

    /// Takes tokens, whether they are there or not: what is lacking is a debt, which flows in first.
    mutating func take(_ tokens: Int, now: Duration) {
        let now = parts(now)
        let full = max(fullAt, now) + Int128(max(0, tokens)) * Self.partsPerToken
        fullAt = min(full, now + Self.longestDebt * Int128(perMinute))
    }

    /// How long it takes until so many tokens are there, zero when they are. Whoever comes back after just that time, and
    /// finds that nobody else has taken any, finds them there. More than the bucket holds is never there at once: then it
    /// is until it is full.
    func wait(for tokens: Int, now: Duration) -> Duration {
        time(Int128(min(max(0, tokens), perMinute)) * Self.partsPerToken - level(now))
    }

    /// How many whole tokens are there; 0 while there is a debt.
    func remaining(now: Duration) -> Int { Int(max(0, level(now)) / Self.partsPerToken) }

    /// How long it takes until it is full, zero when it is.
    func untilFull(now: Duration) -> Duration { time(fullAt - parts(now)) }

    /// What is there, in parts of time; below 0 for a debt.
    private func level(_ now: Duration) -> Int128 {
        Int128(perMinute) * Self.partsPerToken - max(0, fullAt - parts(now))
    }

    private func parts(_ time: Duration) -> Int128 {
        let (seconds, attoseconds) = time.components
        return (Int128(seconds) * 1_000_000_000 + Int128(attoseconds / 1_000_000_000)) * Int128(perMinute)
    }

    /// So many parts as a time, rounded up to a nanosecond; zero for less than none.
    private func time(_ parts: Int128) -> Duration {
        .nanoseconds(Int64((max(0, parts) + Int128(perMinute) - 1) / Int128(perMinute)))
    }
}
