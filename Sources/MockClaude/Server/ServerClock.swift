/// The time that a server measures with: it never goes back.
struct ServerClock: Sendable {
    private let start = ContinuousClock.now

    /// The time since the server began.
    var now: Duration { ContinuousClock.now - start }
}
