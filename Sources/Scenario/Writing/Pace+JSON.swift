import MessagesAPI
import Timeline

extension Pace {
    /// The pace's name, or a map of its times.
    var json: JSON {
        if let name = Self.named.first(where: { $0.pace == self })?.name { return .string(name) }
        var members: JSONObject = [:]
        if first != .zero { members["first"] = first.json }
        if between != .zero { members["between"] = between.json }
        members["jitter"] = jitter?.json
        members["tokens_per_second"] = tokensPerSecond.map { rate in
            .number(Int(exactly: rate).map { JSONNumber($0) } ?? JSONNumber(rate))
        }
        return .object(members)
    }
}

extension Pace.Jitter {
    fileprivate var json: JSON {
        switch self {
        case .share(let share): .string(Self.percent(of: share) + "%")
        case .span(let span): span.json
        }
    }

    /// The shortest percentage that stands for the share, which counts from nothing to all; of a share that has none, the
    /// nearest with twelve places.
    private static func percent(of share: Double) -> String {
        let share = Double.minimum(Double.maximum(share, 0), 1)
        let texts = (0...12).lazy.map { places in
            let scale = (0..<places).reduce(100.0) { scale, _ in scale * 10 }
            return DecimalText.of(Int((share * scale).rounded()), places: places)
        }
        return texts.first { Double($0).map { $0 / 100 } == share } ?? texts.last!
    }
}
