/// The time that a server measures with: it never goes back.
struct ServerClock: Sendable {
    private let read: @Sendable () -> Duration

    /// The time since this was made.
    init() {
        let start = ContinuousClock.now
        read = { ContinuousClock.now - start }
    }

    /// What is read there.
    init(reading read: @escaping @Sendable () -> Duration) { self.read = read }

    /// The time since the server began.
    var now: Duration { read() }
}
