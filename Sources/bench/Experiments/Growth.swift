extension Experiment {
    /// How the cost grows with the work: with the events of a reply, its blocks, and the streams at once.
    static let growth = Experiment("growth") { stage, settings in
        var outcome = Outcome()
        func add(_ file: String, _ title: String, _ sizeName: String, _ unit: String, _ points: [Growth.Point]) {
            let costs = points.map { ($0.size, $0.cost) }
            let fit = LinearFit(costs)
            let excess = LinearFit.excess(of: costs) * 100
            // Shown beside ours: a reply of megabytes is in no cache, so that even the kernel's own costs are no line.
            let floorExcess = LinearFit.excess(of: points.map { ($0.size, $0.floor) }) * 100
            outcome.figures.append(
                Figure(
                    name: "\(title): the most, beyond the line through the others",
                    unit: "%",
                    value: excess,
                    other: ("floor", floorExcess),
                    target: .atMost(25)
                )
            )
            outcome.notes.append(
                "\(title): \(Decimals.text(fit.start)) us, and \(Decimals.text(fit.slope * 1000)) us for 1,000."
            )
            let line = points.map { (x: $0.size, y: fit.cost(of: $0.size)) }
            let plot = Plot(
                title: title,
                xLabel: sizeName,
                yLabel: unit,
                series: [
                    .init(name: "ours", points: costs),
                    .init(name: "line through ours", points: line),
                    .init(name: "floor", points: points.map { ($0.size, $0.floor) }),
                ]
            )
            outcome.plots.append(("growth-\(file).svg", plot))
            outcome.notes += points.compactMap(\.failure)
        }
        let events = try [10, 30, 100, 300, 1000, 3000, 10_000].map {
            try Growth.events($0, blocks: 1, size: $0, stage)
        }
        add("events", "CPU of a reply by its events", "events a reply", "us a reply", events)
        let blocks = try [1, 2, 4, 8, 16, 32, 64].map { try Growth.events(300, blocks: $0, size: $0, stage) }
        add("blocks", "CPU of a reply of 300 events by its blocks", "blocks a reply", "us a reply", blocks)
        let streams = try [1, 10, 100, 1000, 10_000].map { try Growth.streams($0, stage) }
        add("streams", "CPU of a second by its streams, an event each 200 ms", "streams", "us a second", streams)
        return outcome
    }
}

/// Costs by size.
private enum Growth {
    /// What a size costs.
    struct Point {
        var size: Double
        /// Microseconds.
        var cost: Double
        /// What it costs the floor.
        var floor: Double
        var failure: String?
    }

    /// The cost of an unpaced reply.
    static func events(_ count: Int, blocks: Int, size: Int, _ stage: Stage) throws -> Point {
        let scenario = stage.path("growth.json")
        try WholeFile.write(ScenarioText.reply(events: count, blocks: blocks), to: scenario)
        defer { stage.clear() }
        let ours = try Contestant("ours", stage.ours(scenario), hasDistinctIDs: true)
        let model = try Fetch.reply(to: RequestSource.messages().variants[0].bytes, from: ours.server.port)
        let floor = try Contestant("floor", stage.floor(model), model: model)
        let rounds = Rounds(2, of: [ours, floor]) { contestant in
            var load = contestant.load(8)
            load.window = .second / 3
            return load
        }
        return Point(
            size: Double(size),
            cost: rounds.median("ours", \.cpuPerRequest),
            floor: rounds.median("floor", \.cpuPerRequest),
            failure: rounds.failures.first
        )
    }

    /// The cost of a second of so many streams at once.
    static func streams(_ count: Int, _ stage: Stage) throws -> Point {
        let interval = 200 * Nanoseconds.millisecond
        let scenario = stage.path("growth.json")
        try WholeFile.write(ScenarioText.reply(events: 20, between: interval), to: scenario)
        defer { stage.clear() }
        let ours = try stage.ours(scenario)
        let model = try Fetch.reply(to: RequestSource.messages().variants[0].bytes, from: ours.port)
        let contestants = [
            try Contestant("ours", ours, interval: interval, hasDistinctIDs: true),
            try Contestant("floor", stage.floor(model, every: interval), interval: interval, model: model),
        ]
        let rounds = Rounds(1, of: contestants) { contestant in
            var load = contestant.load(count)
            load.ramp = Int64(count) * 200 * .microsecond + interval
            load.settling = interval
            load.window = 2 * .second
            return load
        }
        // By its events, because few streams have more or fewer of them within a window.
        let perSecond = Double(count) * 5
        return Point(
            size: Double(count),
            cost: rounds.median("ours", \.cpuPerEvent) * perSecond,
            floor: rounds.median("floor", \.cpuPerEvent) * perSecond,
            failure: rounds.failures.first
        )
    }
}
