/// What else the machine does, so that a reader knows what the figures are worth.
struct Noise {
    private let begin = MachineTimes()
    private let startLoad: String
    private let startBusy: Double

    /// Looks at the machine for a second before anything is measured.
    init() {
        startLoad =
            (try? WholeFile.text("/proc/loadavg"))?.split(separator: " ").prefix(3).joined(separator: " ") ?? "unknown"
        let before = MachineTimes()
        Nanoseconds.sleep(until: .now + .second)
        startBusy = MachineTimes().share(\.busy, since: before)
    }

    /// What to say at the end.
    var lines: [String] {
        let now = MachineTimes()
        let warning =
            startBusy > 0.2
            ? ["The machine was busy: CPU times are worth something, lateness and streams a second little."] : []
        return warning + [
            "Before: load \(startLoad), \(Decimals.text(startBusy * 100)) % of the processors busy with other things.",
            "Throughout: \(Decimals.text(now.share(\.stolen, since: begin) * 100)) % of the time taken by the host.",
        ]
    }
}

/// The times of all processors since the system started, in ticks.
struct MachineTimes {
    private(set) var busy = 0.0
    private(set) var stolen = 0.0
    private var all = 0.0

    /// What the kernel says now.
    init() {
        self.init(stat: (try? WholeFile.text("/proc/stat")) ?? "")
    }

    /// Reads the first line of `/proc/stat`: user, nice, system, idle, waiting for disks, interrupts, soft interrupts, stolen.
    init(stat: String) {
        let ticks = stat.prefix { $0 != "\n" }.split(separator: " ").dropFirst().compactMap { Double($0) }
        guard ticks.count >= 8 else { return }
        all = ticks[..<8].reduce(0, +)
        stolen = ticks[7]
        busy = all - ticks[3] - ticks[4] - stolen
    }

    /// The share of the time since then.
    func share(_ part: KeyPath<MachineTimes, Double>, since earlier: MachineTimes) -> Double {
        all > earlier.all ? (self[keyPath: part] - earlier[keyPath: part]) / (all - earlier.all) : 0
    }
}
