import Glibc

/// A piece of work whose instructions are counted.
struct Workload: Sendable {
    let name: String
    let count: @Sendable (InstructionCount, Stage) throws -> Int

    /// The three that the baseline has.
    static let all: [Workload] = [compiling, checking, serving]

    /// Reading a scenario of one long reply, and compiling the reply's timeline.
    private static let compiling = Workload(name: "compiling a reply of 500 events") { counter, stage in
        let scenario = stage.path("reply.json")
        try WholeFile.write(ScenarioText.reply(events: 500, blocks: 4), to: scenario)
        return try counter.count(["show", scenario])
    }

    /// Reading and checking a scenario of many rules.
    private static let checking = Workload(name: "checking 100 rules") { counter, stage in
        let scenario = stage.path("rules.json")
        try WholeFile.write(ScenarioText.rules(100).text, to: scenario)
        return try counter.count(["check", scenario])
    }

    /// Requests on one connection, the first and the start of the process not counted: the path from the socket and back.
    private static let serving = Workload(name: "serving 20 requests") { counter, stage in
        let scenario = stage.path("served.json")
        try WholeFile.write(ScenarioText.reply(events: 100), to: scenario)
        let few = try counter.countServing(scenario) { try Fetch.replies(1, from: $0) }
        let many = try counter.countServing(scenario) { try Fetch.replies(21, from: $0) }
        return many - few
    }
}
