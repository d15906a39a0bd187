/// How fast time passes for a whole run.
public enum Speed: Sendable, Equatable {
    /// So many times as fast as the scenario says, 0.001 to 1,000,000; a factor beyond that counts as the nearest.
    case times(Double)
    /// In the same order, without any waiting.
    case instant

    private static let factors = 0.001...1_000_000.0

    /// Reads `10x`, `0.5x`, `2` or `instant`; nil for anything else, and for a factor out of range.
    public init?(_ text: String) {
        if text == "instant" {
            self = .instant
            return
        }
        guard let factor = Double(decimal: text.hasSuffix("x") ? text.dropLast() : text[...]),
            Self.factors.contains(factor)
        else { return nil }
        self = .times(factor)
    }
}

extension Timeline {
    /// Scales every time; none is then before the request or more than a hundred years after it.
    public mutating func play(at speed: Speed) {
        headAt = speed.scaled(headAt)
        headInterval = headInterval.map(speed.scaled)
        endAt = endAt.map(speed.scaled)
        for index in beforeHead.indices { beforeHead[index].scale(at: speed) }
        for index in steps.indices { steps[index].scale(at: speed) }
    }
}

extension Step {
    fileprivate mutating func scale(at speed: Speed) {
        at = speed.scaled(at)
        switch action {
        case .wait(let time): action = .wait(speed.scaled(time))
        case .hold(let gate, let heartbeat?): action = .hold(gate, heartbeat.scaled(at: speed))
        case .stall(let heartbeat?): action = .stall(heartbeat.scaled(at: speed))
        case .send, .hold, .stall, .reset, .close, .end, .badChunk: break
        }
    }
}

extension Heartbeat {
    /// However fast time passes, nobody waits for a beat each microsecond.
    fileprivate func scaled(at speed: Speed) -> Heartbeat {
        let least = Duration.milliseconds(1)
        return Heartbeat(
            bytes: bytes,
            first: max(least, speed.scaled(first)),
            every: max(least, speed.scaled(every))
        )
    }
}

extension Speed {
    /// How long that time takes.
    package func scaled(_ time: Duration) -> Duration {
        guard case .times(let factor) = self else { return .zero }
        let time = time.bounded(by: .latest)
        if factor == 1 { return time }
        return (time / factor.bounded(Self.factors.lowerBound, Self.factors.upperBound)).bounded(by: .latest)
    }
}
