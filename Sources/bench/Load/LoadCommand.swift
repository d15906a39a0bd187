import ArgumentParser

/// A load by itself, on a server that runs already.
struct LoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Send requests to a server that runs already, check every byte, and print what came."
    )

    @Option(help: "The port of the server.")
    var port: UInt16

    @Option(help: "How many connections.")
    var connections = 64

    @Option(help: "How many threads send and receive.")
    var threads = 1

    @Option(help: "Microseconds from one event to the next, when the reply is paced.")
    var every: Int64?

    @Option(help: "Seconds that are measured.")
    var seconds = 3.0

    @Option(help: "Seconds over which the connections are opened.")
    var ramp = 0.05

    @Option(help: "The server's process, whose CPU is told; as often as needed.")
    var process: [Int32] = []

    @Flag(help: "Send GETs without a body.")
    var get = false

    @Flag(name: .customLong("same-ids"), help: "Take replies whose ids are those of the reply before.")
    var sameIDs = false

    @Option(name: .customLong("save"), help: "A file that the reply is written to, for the floor.")
    var reply: String?

    func run() throws {
        DescriptorLimit.raise()
        let requests = get ? RequestSource.gets : .messages()
        let first = try Fetch.reply(to: requests.variants[0].bytes, from: port)
        if let reply { return try WholeFile.write(first.bytes, to: reply) }
        let plan = LoadPlan(
            port: port,
            connections: connections,
            threads: threads,
            requests: requests,
            template: ReplyTemplate(first, distinctIDs: !sameIDs),
            interval: every.map { $0 * .microsecond },
            ramp: Int64(ramp * 1e9),
            window: Int64(seconds * 1e9)
        )
        let (result, begin, end) = Load.run(plan) { ProcessAccount.cpu(of: process) }
        let cpu = Double(end - begin)
        print(
            "requests \(result.requests), \(Int(Double(result.requests) / seconds)) a second; events \(result.events)"
        )
        print("failed \(result.failures)\(result.failure.map { ": \($0)" } ?? "")")
        print(
            "CPU, us: \(cpu / 1000 / Double(max(1, result.requests))) a request, \(cpu / 1000 / Double(max(1, result.events))) an event"
        )
        for (name, histogram) in [("first byte", result.firstByte), ("whole", result.whole), ("late", result.lateness)]
        {
            let figures = [0.5, 0.9, 0.99, 0.999, 1].map { "\(Double(histogram.quantile($0)) / 1000)" }
            print("\(name), us, p50 p90 p99 p99.9 max: \(figures.joined(separator: " "))")
        }
    }
}
