/// What a session counts.
struct SessionCounts: Sendable {
    /// Requests for which a rule was looked for.
    var turns = 0
    /// Calls: what is left of them without retries.
    var calls = 0
    /// How often each rule was used, by its place.
    var uses: [Int: Int] = [:]
}
