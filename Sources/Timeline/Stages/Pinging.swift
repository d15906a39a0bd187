extension Timeline {
    /// Puts a ping after the first `content_block_start`, as the service does. It is an event like any other, so this comes
    /// before the events are given their times.
    public mutating func insertFirstPing(_ ping: Step) {
        guard let start = steps.firstIndex(where: { $0.event == "content_block_start" }) else { return }
        steps.insert(ping, at: start + 1)
    }

    /// Puts a ping wherever so much time has passed between the first event and the last. Nothing else moves.
    ///
    /// - Parameter interval: the time from one ping to the next, above zero.
    public mutating func insertPings(_ ping: Step, every interval: Duration) {
        guard let first = steps.first, let last = steps.last, interval > .zero else { return }
        var result: [Step] = []
        var due = first.at + interval
        for step in steps {
            while due < step.at && due < last.at {
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
