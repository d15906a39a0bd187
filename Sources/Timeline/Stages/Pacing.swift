extension Timeline {
    /// Gives every step its time.
    ///
    ///     first      between   wait      between
    ///     ├──────────┼─────────┼─────────┼─────────┼──▶ from the request's last byte
    ///     request    start     event               event
    ///                          hold
    ///
    /// Slots are counted from the start and not from the event before, so jitter moves one event and never the rest.
    /// Order is kept: an event whose jitter would put it before the one in front of it goes out together with that one.
    /// What is done to the stream takes no slot: it is due with what stands before it. A wait moves all that follows, the
    /// end too, and is taken out. No interval is shorter than nothing or longer than a day, whatever the pace says.
    public mutating func pace(_ pace: Pace, using generator: inout some RandomNumberGenerator) {
        var slot = Duration.zero
        var latest = Duration.zero
        var isFirst = true
        var paced: [Step] = []
        paced.reserveCapacity(steps.count)
        for var step in steps {
            switch step.action {
            case .wait(let time):
                slot += time.bounded(by: .longestWait)
                latest += time.bounded(by: .longestWait)
                continue
            case .send:
                let interval = isFirst ? pace.first.bounded(by: .longestWait) : pace.interval(before: step)
                isFirst = false
                slot += interval
                latest = max(latest, slot + pace.stray(from: interval, using: &generator))
            case .hold, .stall, .reset, .close, .end, .badChunk: break
            }
            step.at = latest
            paced.append(step)
        }
        if latest > paced.last?.at ?? .zero { endAt = latest }
        steps = paced
    }
}

extension Pace {
    fileprivate func interval(before step: Step) -> Duration {
        guard let tokensPerSecond else { return between.bounded(by: .longestWait) }
        return .waiting(seconds: Double(step.tokens) / tokensPerSecond)
    }

    fileprivate func stray(from interval: Duration, using generator: inout some RandomNumberGenerator) -> Duration {
        let most: Duration
        switch jitter {
        case nil: return .zero
        case .share(let share)?: most = interval * share.bounded(0, 1)
        case .span(let span)?: most = span.bounded(by: .longestWait)
        }
        return most * Double.random(in: -1...1, using: &generator)
    }
}
