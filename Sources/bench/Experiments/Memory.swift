extension Experiment {
    /// What a stream that is open holds in memory, its entry in the journal included.
    static let memory = Experiment("memory") { stage, _ in
        let streams = 5000
        let interval = 500 * Nanoseconds.millisecond
        let scenario = stage.path("memory.json")
        try WholeFile.write(ScenarioText.reply(events: 100, between: interval), to: scenario)
        let model = try stage.model(of: 100)
        let ours = try Contestant(
            "ours",
            stage.ours(scenario),
            requests: .messages(),
            reply: model,
            hasDistinctIDs: true
        )
        let floor = try Contestant("floor", stage.floor(model, every: interval), requests: .messages(), reply: model)
        let nginx = try Contestant("nginx", stage.nginx(model.body), model: model)
        var notes: [String] = []

        /// KiB for each of the open connections.
        func held(by contestant: Contestant) -> Double {
            let server = contestant.server
            let before = server.memory
            var load = contestant.load(streams)
            load.ramp = 2 * .second
            load.settling = 2 * .second
            load.window = .second
            load.requestsPerConnection = 1
            let (result, _, end) = Load.run(load) { server.memory }
            if result.begun < streams || result.failures > 0 {
                notes.append(
                    "\(contestant.name): of \(streams) streams, \(result.begun) began and \(result.failures) failed"
                )
            }
            return Double(end - before) / 1024 / Double(max(1, result.begun))
        }
        let (mine, bare, other) = (held(by: ours), held(by: floor), held(by: nginx))
        return Outcome(
            figures: [
                Figure(
                    name: "memory of an open stream, journal included",
                    unit: "KiB",
                    value: mine,
                    other: ("floor", bare),
                    target: .atMost(12)
                ),
                Figure(
                    name: "memory of an open stream, beside a connection that nginx keeps",
                    unit: "KiB",
                    value: mine,
                    other: ("nginx", other)
                ),
            ],
            notes: notes
        )
    }
}

extension Stage {
    /// The reply of so many events that ours gives, all at once.
    func model(of events: Int) throws -> WireReply {
        let scenario = path("model.json")
        try WholeFile.write(ScenarioText.reply(events: events), to: scenario)
        let server = try ours(scenario)
        return try Fetch.reply(to: RequestSource.messages().variants[0].bytes, from: server.port)
    }
}
