extension Timeline {
    /// Puts a ping after the first `content_block_start`, as the service does. It is an event like any other, so this comes
    /// before the events are given their times.
    public mutating func insertFirstPing(_ ping: Step) {
        guard let start = steps.firstIndex(where: { $0.event == "content_block_start" }) else { return }
        steps.insert(ping, at: start + 1)
    }

    /// The most pings that a timeline gets: a hundred seconds of one each millisecond, or five days of one each five seconds.
    public static let mostPings = 100_000

    /// Puts a ping wherever so much time has passed between the first event and the last step, until there are as many as a
    /// timeline gets. Where the stream stands still after its first event, for a test or without end, it gets a heartbeat
    /// that goes on in the same rhythm. Nothing else moves.
    ///
    /// - Parameter interval: the time from one ping to the next; without one above zero there are no pings.
    public mutating func insertPings(_ ping: Step, every interval: Duration) {
        guard let start = steps.firstIndex(where: \.isEvent), let last = steps.last, interval > .zero else { return }
        let interval = interval.bounded(by: .latest)
        let end = last.at.bounded(by: .latest)
        var result = Array(steps[..<start])
        var count = 0
        var due = steps[start].at.bounded(by: .latest) + interval
        for step in steps[start...] {
            // Where it stands still, a ping that is due goes out first, so that the heartbeat has all of the interval left.
            while due < step.at && due < end || step.standsStill && due == step.at, count < Self.mostPings {
                count += 1
                var ping = ping
                ping.at = due
                result.append(ping)
                due += interval
            }
            result.append(step.beating(ping.bytes, first: due - step.at, every: interval))
        }
        steps = result
    }
}

extension Step {
    fileprivate var standsStill: Bool {
        switch action {
        case .hold, .stall: true
        case .send, .wait, .reset, .close, .end, .badChunk: false
        }
    }

    /// This step with a heartbeat, if it is one at which the stream stands still.
    fileprivate func beating(_ bytes: [UInt8], first: Duration, every interval: Duration) -> Step {
        // Nothing is left of an interval when there are as many pings already as a timeline gets.
        let heartbeat = Heartbeat(bytes: bytes, first: first > .zero ? first : interval, every: interval)
        var step = self
        switch action {
        case .hold(let gate, _): step.action = .hold(gate, heartbeat)
        case .stall: step.action = .stall(heartbeat)
        case .send, .wait, .reset, .close, .end, .badChunk: break
        }
        return step
    }
}
