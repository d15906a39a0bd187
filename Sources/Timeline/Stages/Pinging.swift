extension Timeline {
    /// Puts a ping after the first `content_block_start`, as the service does. It is an event like any other, so this comes
    /// before the events are given their times.
    public mutating func insertFirstPing(_ ping: Step) {
        guard let start = steps.firstIndex(where: { $0.event == "content_block_start" }) else { return }
        steps.insert(ping, at: start + 1)
    }

    /// The most pings that a timeline gets: a hundred seconds of one each millisecond, or five days of one each five seconds.
    public static let mostPings = 100_000

    /// Puts a ping wherever so much time has passed between the first event and the last, until there are as many as a
    /// timeline gets. Nothing else moves.
    ///
    /// - Parameter interval: the time from one ping to the next; without one above zero there are no pings.
    public mutating func insertPings(_ ping: Step, every interval: Duration) {
        guard let first = steps.first, let last = steps.last, interval > .zero else { return }
        let interval = interval.bounded(by: .latest)
        let end = last.at.bounded(by: .latest)
        var result: [Step] = []
        var count = 0
        var due = first.at.bounded(by: .latest) + interval
        for step in steps {
            while due < step.at && due < end && count < Self.mostPings {
                count += 1
                var ping = ping
                ping.at = due
                result.append(ping)
                due += interval
            }
            result.append(step)
        }
        steps = result
    }
}
