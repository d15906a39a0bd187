extension Experiment {
    /// 1,000 streams, an event each 20 ms.
    static let thousandStreams = Experiment("1000-streams") { stage, settings in
        try paced(
            stage,
            Pace(streams: 1000, events: 100, interval: 20 * .millisecond),
            rounds: (settings.rounds + 1) / 2,
            lateness: [(50, .atMost(20)), (99, .ratioAtMost(1.5))]
        )
    }

    /// 10,000 streams, an event each 200 ms.
    static let tenThousandStreams = Experiment("10000-streams") { stage, settings in
        try paced(
            stage,
            Pace(streams: 10_000, events: 30, interval: 200 * .millisecond),
            rounds: (settings.rounds + 1) / 2,
            lateness: [(99, .ratioAtMost(2))]
        )
    }

    /// So many streams at once, of so many events at such an interval.
    private struct Pace {
        var streams: Int
        var events: Int
        var interval: Nanoseconds
    }

    private static func paced(
        _ stage: Stage,
        _ pace: Pace,
        rounds count: Int,
        lateness targets: [(percentile: Int, target: Figure.Target)]
    ) throws -> Outcome {
        let scenario = stage.path("paced.json")
        try WholeFile.write(ScenarioText.reply(events: pace.events, between: pace.interval), to: scenario)
        let ours = try stage.ours(scenario)
        let model = try Fetch.reply(to: RequestSource.messages().variants[0].bytes, from: ours.port)
        let contestants = [
            try Contestant("ours", ours, interval: pace.interval, hasDistinctIDs: true),
            try Contestant("floor", stage.floor(model, every: pace.interval), interval: pace.interval, model: model),
        ]
        let rounds = Rounds(count, of: contestants) { contestant in
            var load = contestant.load(pace.streams)
            load.ramp = Int64(pace.streams) * 200 * .microsecond + .second / 2
            load.settling = 2 * pace.interval
            load.window = 3 * .second
            return load
        }
        let name = "\(pace.streams) streams, an event each \(pace.interval / .millisecond) ms"
        let cpu = Figure(
            name: "\(name): CPU an event",
            unit: "us",
            value: rounds.median("ours", \.cpuPerEvent),
            other: ("floor", rounds.median("floor", \.cpuPerEvent)),
            target: .ratioAtMost(1.3)
        )
        let failed = Figure(
            name: "\(name): failed streams",
            unit: "",
            value: Double(rounds.failures("ours")),
            other: ("floor", Double(rounds.failures("floor"))),
            target: .atMost(0)
        )
        let lateness = targets.map { percentile, target in
            Figure(
                name: "\(name): lateness p\(percentile)",
                unit: "us",
                value: rounds.lateness("ours", Double(percentile) / 100),
                other: ("floor", rounds.lateness("floor", Double(percentile) / 100)),
                target: target
            )
        }
        let series = contestants.map { contestant in
            let all = rounds.rounds[contestant.name, default: []].reduce(into: Histogram()) {
                $0.add($1.result.lateness)
            }
            let points = all.distribution.map { (x: max(1, Double($0.value) / 1000), y: $0.share) }
            return Plot.Series(name: contestant.name, points: points)
        }
        let plot = Plot(
            title: "Lateness: \(name)",
            xLabel: "microseconds after the event was due",
            yLabel: "share of the events",
            isYLogarithmic: false,
            series: series
        )
        return Outcome(
            figures: [cpu] + lateness + [failed],
            plots: [("lateness-\(pace.streams).svg", plot)],
            notes: rounds.failures
        )
    }
}
