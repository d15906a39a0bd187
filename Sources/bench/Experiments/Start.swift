extension Experiment {
    /// How long the process takes from nothing to the first byte of a reply, and what it holds when it idles.
    static let start = Experiment("start") { stage, settings in
        let scenario = stage.path("start.json")
        try WholeFile.write(ScenarioText.reply(events: 100), to: scenario)
        let request = RequestSource.messages().variants[0].bytes
        var spans: [Double] = []
        for _ in 0..<(settings.isQuick ? 10 : 30) {
            let begin = Nanoseconds.now
            let server = try stage.ours(scenario, ready: false)
            let first = try Fetch.firstByte(of: request, from: server.port, until: begin + 10 * .second)
            spans.append(Double(first - begin) / 1e6)
            stage.clear()
        }
        let idle = try stage.ours(scenario)
        Nanoseconds.sleep(until: .now + .second)
        return Outcome(figures: [
            Figure(
                name: "process start to first response byte",
                unit: "ms",
                value: Median.of(spans),
                target: .atMost(5)
            ),
            Figure(
                name: "resident memory at idle",
                unit: "MB",
                value: Double(ProcessAccount.resident(of: idle.id)) / 1e6,
                target: .atMost(15)
            ),
        ])
    }
}
