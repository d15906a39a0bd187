extension Scenario {
    /// One scenario with the rules of several, in order.
    ///
    /// Each rule keeps the defaults of the file that it stands in. What holds for the whole run, the seed and how strictly
    /// requests are checked, is the first one's. The combination of none answers nothing.
    public static func combined(_ scenarios: [Scenario]) -> Scenario {
        guard var result = scenarios.first, scenarios.count > 1 else { return scenarios.first ?? Scenario() }
        result.name = scenarios.compactMap(\.name).joined(separator: ", ")
        result.rules = scenarios.flatMap { scenario in scenario.rules.map { scenario.withDefaults($0) } }
        return result
    }

    private func withDefaults(_ rule: Rule) -> Rule {
        var rule = rule
        switch rule.answer {
        case .reply(let reply): rule.answer = .reply(withDefaults(reply))
        case .computed(let make): rule.answer = .computed { request in withDefaults(make(request)) }
        }
        return rule
    }

    private func withDefaults(_ reply: Reply) -> Reply {
        var reply = reply
        reply.model = reply.model ?? model
        reply.pace = reply.pace ?? pace
        reply.chunk = reply.chunk ?? chunk
        reply.pings = reply.pings ?? pings
        reply.padding = reply.padding ?? padding
        return reply
    }
}
