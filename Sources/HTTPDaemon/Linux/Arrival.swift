import CMicrohttpd

/// What had come on a connection, and was not read, when the kernel was asked.
struct Arrival {
    /// How many bytes.
    var count: Int
    /// When the kernel got the last of them.
    var moment: Instant

    /// The moment at which the last byte of a message was there, if all its bytes were when the kernel was asked; what came
    /// behind them can only make it later.
    ///
    /// - Parameter count: How many bytes the message has; nil when that is not known.
    func moment(of count: Int?) -> Instant? {
        guard let count, count <= self.count else { return nil }
        return moment
    }
}

extension TCPSocket {
    /// The longest time that something is taken to have waited, in nanoseconds. More is told when the clock was set meanwhile, by
    /// which the kernel notes when it comes.
    private static let longestWait: Int64 = 100_000_000

    /// Lets the kernel note when what comes does, on this socket and on those that are accepted from it.
    func noteArrivals() {
        clinux_stamp_arrivals(descriptor)
    }

    /// What has come and nobody has read; nil when nothing has, or the kernel does not say when.
    var arrival: Arrival? {
        var age: Int64 = 0
        let count = clinux_peek(descriptor, &age)
        guard count > 0, (0..<Self.longestWait).contains(age) else { return nil }
        return Arrival(count: count, moment: Instant.now.advanced(by: -age))
    }
}
