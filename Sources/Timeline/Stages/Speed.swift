/// How fast time passes for a whole run.
public enum Speed: Sendable, Equatable {
    /// So many times as fast as the scenario says, above 0.
    case times(Double)
    /// In the same order, without any waiting.
    case instant

    /// Reads `10x`, `0.5x`, `2` or `instant`; nil for anything else.
    public init?(_ text: String) {
        if text == "instant" {
            self = .instant
            return
        }
        guard let factor = Double(text.hasSuffix("x") ? text.dropLast() : text[...]), factor > 0, factor.isFinite else {
            return nil
        }
        self = .times(factor)
    }
}

extension Timeline {
    /// Scales every time.
    public mutating func play(at speed: Speed) {
        headAt = speed.scaled(headAt)
        for index in steps.indices { steps[index].at = speed.scaled(steps[index].at) }
    }
}

extension Speed {
    fileprivate func scaled(_ time: Duration) -> Duration {
        switch self {
        case .times(let factor): factor == 1 ? time : time / factor
        case .instant: .zero
        }
    }
}
