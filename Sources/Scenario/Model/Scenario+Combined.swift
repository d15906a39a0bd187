import MessagesAPI

extension Scenario {
    /// One scenario with the rules of several, in order.
    ///
    /// Each rule keeps the defaults of the file that it stands in. What holds for the whole run is the first one's: the seed,
    /// how strictly requests are checked, limits, chaos and connections. What is expected of it is everybody's. The
    /// combination of none answers nothing.
    public static func combined(_ scenarios: [Scenario]) -> Scenario {
        guard var result = scenarios.first, scenarios.count > 1 else { return scenarios.first ?? Scenario() }
        result.name = scenarios.compactMap(\.name).joined(separator: ", ")
        result.onMiss = scenarios.lazy.compactMap { scenario in scenario.onMiss.map(scenario.withDefaults) }.first
        result.expectations = .combined(scenarios.map(\.expectations))
        result.rules = scenarios.flatMap { scenario in scenario.rules.map { scenario.withDefaults($0) } }
        return result
    }

    /// What in these scenarios has no effect when they are combined: a sentence each, for people.
    ///
    /// That is what later scenarios say about the whole run and the first one does not, and the rules behind one that answers
    /// everything. A scenario that has a setting's default counts as one that says nothing about it.
    public static func conflicts(in scenarios: [Scenario]) -> [String] {
        conflictingSettings(in: scenarios) + unreachable(in: scenarios)
    }

    private static func unreachable(in scenarios: [Scenario]) -> [String] {
        guard let last = scenarios.firstIndex(where: { $0.rules.contains(where: \.answersAll) }) else { return [] }
        return scenarios.indices.dropFirst(last + 1)
            .filter { scenarios[$0].rules.contains { $0.when.path == nil } }
            .map { index in
                "\(scenarios[index].title(at: index)) is never asked for messages: "
                    + "\(scenarios[last].title(at: last)) answers every message request"
            }
    }

    private static func conflictingSettings(in scenarios: [Scenario]) -> [String] {
        guard let first = scenarios.first else { return [] }
        let (held, defaults) = (first.settingsOfTheRun, Scenario().settingsOfTheRun)
        var sentences: [String] = []
        for (index, scenario) in scenarios.enumerated() {
            let (title, settings) = (scenario.title(at: index), scenario.settingsOfTheRun)
            for place in settings.indices where ![held[place], defaults[place]].contains(settings[place]) {
                sentences.append(
                    "\(title) has '\(settings[place])', but the whole run has '\(held[place])' from \(first.title(at: 0))"
                )
            }
        }
        return sentences
    }

    /// What holds for the whole run, as its file could say it.
    private var settingsOfTheRun: [String] {
        [
            "seed: \(seed)", "validate: \(validation.rawValue)", "limits: \(limits?.json.description ?? "none")",
            "chaos: \(JSON.array(chaos.map(\.json)))", "connections: \(JSON.array(connections.map(\.json)))",
        ]
    }

    private func title(at index: Int) -> String { "scenario \(index + 1)" + (name.map { " ('\($0)')" } ?? "") }

    private func withDefaults(_ rule: Rule) -> Rule {
        var rule = rule
        switch rule.answer {
        case .reply(let reply): rule.answer = .reply(withDefaults(reply))
        case .attempts(let replies): rule.answer = .attempts(replies.map(withDefaults))
        case .computed(let make): rule.answer = .computed { request in withDefaults(make(request)) }
        }
        return rule
    }

    private func withDefaults(_ reply: Reply) -> Reply {
        // A recording has all of it already.
        if case .recording = reply.body { return reply }
        var reply = reply
        reply.model = reply.model ?? model
        reply.pace = reply.pace ?? pace
        reply.chunk = reply.chunk ?? chunk
        reply.pings = reply.pings ?? pings
        reply.wire = reply.wire.filled(from: wire)
        return reply
    }
}

extension Rule {
    /// Whether every message request that comes to this rule ends here.
    fileprivate var answersAll: Bool { times == nil && when.isUnconditional }
}
