extension Experiment {
    /// Whether the journal stays within bounds, and out of the way, at 100,000 events a second.
    static let journal = Experiment("journal") { stage, settings in
        let interval = 20 * Nanoseconds.millisecond
        let parts = settings.isQuick ? 2 : 6
        let scenario = stage.path("journal.json")
        try WholeFile.write(ScenarioText.reply(events: 100, between: interval), to: scenario)
        let ours = try stage.ours(scenario)
        let contestant = try Contestant("ours", ours, interval: interval, hasDistinctIDs: true)
        let model = try Fetch.reply(to: RequestSource.messages().variants[0].bytes, from: ours.port)
        let floor = try Contestant("floor", stage.floor(model, every: interval), interval: interval, model: model)

        func part(_ contestant: Contestant) -> (result: LoadResult, memory: Double) {
            var load = contestant.load(2000)
            load.ramp = .second
            load.settling = .second / 2
            load.window = 10 * .second
            let (result, _, end) = Load.run(load) { contestant.server.memory }
            return (result, Double(end) / 1e6)
        }
        let results = (0..<parts).map { _ in part(contestant) }
        let bare = part(floor)
        func late(_ result: LoadResult) -> Double { Double(result.lateness.quantile(0.99)) / 1000 }
        let first = results[0]
        let last = results[parts - 1]
        let rate = results.reduce(0) { $0 + $1.result.events } / parts / 10
        let name = "journal at \(rate) events a second"
        return Outcome(
            figures: [
                Figure(
                    name: "\(name): events a second",
                    unit: "/s",
                    value: Double(rate),
                    other: ("floor", Double(bare.result.events) / 10)
                ),
                Figure(
                    name: "\(name): memory after \(parts * 10) s",
                    unit: "MB",
                    value: last.memory,
                    other: ("after 10 s", first.memory),
                    target: .ratioAtMost(1.25)
                ),
                Figure(
                    name: "\(name): lateness p99 of the last 10 s",
                    unit: "us",
                    value: late(last.result),
                    other: ("in the first 10 s", late(first.result)),
                    target: .ratioAtMost(1.25)
                ),
                Figure(
                    name: "\(name): lateness p99",
                    unit: "us",
                    value: late(last.result),
                    other: ("floor", late(bare.result))
                ),
            ],
            notes: results.compactMap(\.result.failure) + [
                "Memory each 10 s, MB: \(results.map { Decimals.text($0.memory) }.joined(separator: ", "))"
            ]
        )
    }
}
