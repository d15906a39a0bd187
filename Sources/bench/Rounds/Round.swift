/// What one round of a load on a server has come to.
struct Round: Sendable {
    let result: LoadResult
    /// The nanoseconds that the server ran within the window.
    let cpu: Nanoseconds

    /// Microseconds of the server's CPU for each request.
    var cpuPerRequest: Double { Double(cpu) / 1000 / Double(max(1, result.requests)) }

    /// Microseconds of the server's CPU for each event.
    var cpuPerEvent: Double { Double(cpu) / 1000 / Double(max(1, result.events)) }

    /// Replies that came to their end, in a second.
    var requestsPerSecond: Double { Double(result.requests) * 1e9 / Double(result.window) }
}

/// Rounds of several servers, in turn, so that what disturbs the machine for a while disturbs all of them.
struct Rounds {
    /// Each server's rounds, by its name.
    private(set) var rounds: [String: [Round]] = [:]

    init(_ count: Int, of contestants: [Contestant], load: (Contestant) -> LoadPlan) {
        for number in 0..<count {
            for offset in contestants.indices {
                let contestant = contestants[(number + offset) % contestants.count]
                rounds[contestant.name, default: []].append(Self.round(contestant, load(contestant)))
            }
        }
    }

    /// One round of one server.
    static func round(_ contestant: Contestant, _ plan: LoadPlan) -> Round {
        let (result, begin, end) = Load.run(plan) { contestant.server.cpu }
        return Round(result: result, cpu: end - begin)
    }

    /// The median of what the rounds of a server came to.
    func median(_ name: String, _ figure: (Round) -> Double) -> Double {
        Median.of(rounds[name, default: []].map(figure))
    }

    /// A quantile of the lateness, in microseconds: the median of the rounds. Where nothing came it has no end.
    func lateness(_ name: String, _ share: Double) -> Double {
        median(name) { $0.result.events > 0 ? Double($0.result.lateness.quantile(share)) / 1000 : .infinity }
    }

    /// The streams of a server that failed in all rounds.
    func failures(_ name: String) -> Int {
        rounds[name, default: []].reduce(0) { $0 + $1.result.failures }
    }

    /// How the first streams that failed did, a line for each server.
    var failures: [String] {
        rounds.sorted { $0.key < $1.key }.compactMap { name, rounds in
            rounds.lazy.compactMap(\.result.failure).first.map {
                "\(name): \(failures(name)) streams failed, the first: \($0)"
            }
        }
    }
}
