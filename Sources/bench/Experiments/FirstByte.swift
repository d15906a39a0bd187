extension Experiment {
    /// How long a request on a connection that is open already waits for its reply's first byte.
    static let firstByte = Experiment("first-byte") { stage, settings in
        let scenario = stage.path("first.json")
        try WholeFile.write(ScenarioText.reply(events: 100), to: scenario)
        let ours = try stage.ours(scenario)
        let model = try Fetch.reply(to: RequestSource.messages().variants[0].bytes, from: ours.port)
        let contestants = [
            try Contestant("ours", ours, hasDistinctIDs: true),
            try Contestant("floor", stage.floor(model), model: model),
        ]
        let rounds = Rounds(settings.rounds, of: contestants) { contestant in
            var load = contestant.load(1)
            load.window = .second / 2
            return load
        }
        func wait(_ name: String) -> Double {
            rounds.median(name) { Double($0.result.firstByte.quantile(0.5)) / 1000 }
        }
        let figure = Figure(
            name: "first byte on a warm connection, p50",
            unit: "us",
            value: wait("ours"),
            other: ("floor", wait("floor")),
            target: .ratioAtMost(1.5)
        )
        return Outcome(figures: [figure], notes: rounds.failures)
    }
}
