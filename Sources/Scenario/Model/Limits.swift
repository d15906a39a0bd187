/// Simulated rate limits: token buckets, each of which holds a minute's worth and fills steadily.
public struct Limits: Sendable, Equatable {
    /// Who shares a bucket.
    public enum Scope: String, Sendable, CaseIterable {
        /// All requests of a session with the same key.
        case apiKey = "api_key"
        /// All requests of a session.
        case session
    }

    /// Requests a minute, 1 or more; nil for any number.
    public var requestsPerMinute: Int?
    /// Input tokens a minute, 1 or more; nil for any number.
    public var inputTokensPerMinute: Int?
    /// Output tokens a minute, 1 or more; nil for any number.
    public var outputTokensPerMinute: Int?
    /// How many replies may be under way at a time, 1 or more; nil for any number.
    public var concurrent: Int?
    /// Who shares a bucket.
    public var scope = Scope.apiKey

    /// No limits.
    public init() {}
}
