extension Experiment {
    /// A reply of 100 events all at once, on 64 connections: what a request costs beside what nginx takes for the same bytes.
    static let unpaced = Experiment("unpaced") { stage, settings in
        let scenario = stage.path("unpaced.json")
        let unchecked = stage.path("unchecked.json")
        try WholeFile.write(ScenarioText.reply(events: 100), to: scenario)
        try WholeFile.write(ScenarioText.reply(events: 100, validates: false), to: unchecked)
        let ours = try stage.ours(scenario)
        let model = try Fetch.reply(to: RequestSource.messages().variants[0].bytes, from: ours.port)
        let nginx = try stage.nginx(model.body)
        let contestants = [
            try Contestant("ours", ours, hasDistinctIDs: true),
            try Contestant("ours, validate: off", try stage.ours(unchecked), hasDistinctIDs: true),
            try Contestant("nginx", nginx, model: model),
            try Contestant("nginx GET", nginx, requests: .gets, model: model),
            try Contestant("floor", try stage.floor(model), model: model),
            try Contestant(
                "ours, logs",
                try stage.ours(scenario, options: ["--log-level", "info"]),
                hasDistinctIDs: true
            ),
            try Contestant("nginx, logs", try stage.nginx(model.body, logs: true), model: model),
        ]
        let rounds = Rounds(settings.rounds, of: contestants) { $0.load(64) }

        func figure(
            _ name: String,
            _ server: String,
            _ other: String,
            _ target: Figure.Target,
            _ unit: String = "us",
            _ value: (Round) -> Double = { $0.cpuPerRequest }
        ) -> Figure {
            Figure(
                name: "unpaced, 64 connections: \(name)",
                unit: unit,
                value: rounds.median(server, value),
                other: (other, rounds.median(other, value)),
                target: target
            )
        }
        let spread = rounds.rounds["floor", default: []].map(\.cpuPerRequest)
        return Outcome(
            figures: [
                figure("CPU a stream", "ours", "nginx", .ratioAtMost(1.3)),
                figure("CPU a stream, validate: off", "ours, validate: off", "nginx", .ratioAtMost(1)),
                figure("streams a second", "ours", "nginx", .ratioAtLeast(0.8), "/s") { $0.requestsPerSecond },
                figure("CPU a stream, both with logs", "ours, logs", "nginx, logs", .none),
                figure("CPU a stream, nginx asked with GET", "ours", "nginx GET", .none),
                figure("CPU a stream", "ours", "floor", .none),
            ],
            notes: rounds.failures + [
                "The floor's rounds of this differ by up to \(Decimals.text(Median.spread(of: spread) * 100)) %."
            ]
        )
    }
}
