extension Experiment {
    /// What a request of an agent costs, all of it validated.
    static let agentRequest = Experiment("agent-request") { stage, settings in
        let scenario = stage.path("agent.json")
        try WholeFile.write(ScenarioText.reply(events: 10), to: scenario)
        let body = AgentRequest.body
        let requests = RequestSource.posts([body])
        let ours = try Contestant("ours", stage.ours(scenario), requests: requests, hasDistinctIDs: true)
        let model = try Fetch.reply(to: requests.variants[0].bytes, from: ours.server.port)
        let nginx = try Contestant("nginx", stage.nginx(model.body), requests: requests, model: model)
        let rounds = Rounds(settings.rounds, of: [ours, nginx]) { $0.load(8) }
        let figure = Figure(
            name: "request of \(body.utf8.count / 1000) KB, strict: CPU",
            unit: "us",
            value: rounds.median("ours", \.cpuPerRequest),
            other: ("nginx", rounds.median("nginx", \.cpuPerRequest)),
            target: .atMost(150)
        )
        return Outcome(figures: [figure], notes: rounds.failures)
    }

    /// What a request costs that the last of many rules answers, and one that is found among many recordings.
    static let rules = Experiment("rules") { stage, settings in
        let rules = try [10, 1000].map { count in
            let (text, ask) = ScenarioText.rules(count)
            let scenario = stage.path("rules.json")
            try WholeFile.write(text, to: scenario)
            let server = try stage.ours(scenario)
            return try Contestant("\(count) rules", server, requests: .messages(asking: ask), hasDistinctIDs: true)
        }
        let recordings = try [100, 10_000].map { count in
            let (directory, requests) = try stage.recordings(count)
            return try Contestant("\(count) recordings", stage.ours(directory), requests: requests)
        }
        let rounds = Rounds((settings.rounds + 1) / 2, of: rules + recordings) { $0.load(8) }
        func cpu(_ name: String) -> Double { rounds.median(name, \.cpuPerRequest) }
        func figure(_ many: String, _ few: String, _ target: Figure.Target, _ name: String) -> Figure {
            Figure(name: name, unit: "us", value: cpu(many), other: (few, cpu(few)), target: target)
        }
        return Outcome(
            figures: [
                figure("1000 rules", "10 rules", .atMost(60), "1000 rules, the last matches: CPU a request"),
                figure("1000 rules", "10 rules", .ratioAtMost(1.25), "1000 rules: independent of their number"),
                figure("10000 recordings", "100 recordings", .atMost(60), "10000 recordings, any one: CPU a request"),
                figure(
                    "10000 recordings",
                    "100 recordings",
                    .ratioAtMost(1.25),
                    "10000 recordings: independent of their number"
                ),
            ],
            notes: rounds.failures
        )
    }
}

extension Stage {
    /// A directory of so many recordings, and requests for 32 of them.
    fileprivate func recordings(_ count: Int) throws -> (directory: String, requests: RequestSource) {
        let directory = path("recordings")
        try Directory.make(directory)
        let text = Words.text(of: 1400, seed: 9)
        var asked: [String] = []
        for number in 0..<count {
            let body =
                #"{"model":"claude-sonnet-4-5","max_tokens":1024,"stream":true,"#
                + #""messages":[{"role":"user","content":"Question \#(number): \#(text)"}]}"#
            try WholeFile.write(ScenarioText.recording(of: body), to: "\(directory)/\(number).yaml")
            if number % (count / 32) == 0, asked.count < 32 { asked.append(body) }
        }
        return (directory, .posts(asked))
    }
}
