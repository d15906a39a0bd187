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
        case .share(let share): .string(DecimalText.percent(of: share))
        case .span(let span): span.json
        }
    }
}
