/// What a load is: how many connections ask for what, when, and what has to come back.
struct LoadPlan: Sendable {
    var port: UInt16
    var connections: Int
    var threads = 1
    var requests: RequestSource
    var template: ReplyTemplate
    /// The time from one event to the next when the reply is paced; its first is due with the request.
    var interval: Nanoseconds?
    /// The first requests of all connections are spread over this time, so that their schedules are too.
    var ramp: Nanoseconds = 50 * .millisecond
    /// What comes after the ramp and is not measured.
    var settling: Nanoseconds = 100 * .millisecond
    /// How long is measured.
    var window: Nanoseconds = .second
    /// How many requests each connection sends at most.
    var requestsPerConnection = Int.max

    /// The time from one connection's first request to the next one's.
    ///
    /// Of a paced reply no number of these make whole intervals: the schedules of the streams lie evenly in the interval, where
    /// they would fall together in groups if one time divided the other.
    var spacing: Nanoseconds {
        let even = Double(ramp) / Double(connections)
        guard let interval, even < Double(interval) else { return Nanoseconds(even) }
        let goldenRatio = 0.618_033_988_749_895
        return Nanoseconds(Double(interval) / ((Double(interval) / even).rounded(.up) + goldenRatio))
    }
}

/// What came of a load within its window.
struct LoadResult: Sendable {
    var requests = 0
    var events = 0
    /// How much later than due each event of a paced reply came, by the kernel's clock.
    var lateness = Histogram()
    /// From a request's first byte sent to its reply's first byte received.
    var firstByte = Histogram()
    /// From a request's first byte sent to its reply's last byte received.
    var whole = Histogram()
    /// The connections of which at least one byte came, at any time.
    var begun = 0
    /// The streams that failed, at any time.
    var failures = 0
    /// How the first that failed did.
    var failure: String?
    var window: Nanoseconds = 0

    mutating func add(_ other: LoadResult) {
        requests += other.requests
        events += other.events
        lateness.add(other.lateness)
        firstByte.add(other.firstByte)
        whole.add(other.whole)
        begun += other.begun
        failures += other.failures
        failure = failure ?? other.failure
    }

    /// Notes a stream that failed.
    mutating func fail(_ reason: @autoclosure () -> String) {
        failures += 1
        if failure == nil { failure = reason() }
    }
}
