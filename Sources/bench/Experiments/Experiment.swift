/// Something that is measured, and shown in lines of its own.
struct Experiment: Sendable {
    /// What `--only` calls it.
    let name: String
    /// Starts servers on the stage and measures them. They are stopped afterwards.
    let measure: @Sendable (Stage, Settings) throws -> Outcome

    init(_ name: String, measure: @escaping @Sendable (Stage, Settings) throws -> Outcome) {
        self.name = name
        self.measure = measure
    }

    /// All of them, in the order in which they are done.
    static let all: [Experiment] = [
        .unpaced, .thousandStreams, .tenThousandStreams, .memory, .firstByte, .start, .agentRequest, .rules, .growth,
        .journal,
    ]
}

/// How thoroughly is measured.
struct Settings {
    /// How many rounds each server gets where the table has ratios.
    var rounds = 5
    /// Whether what takes a minute takes ten seconds.
    var isQuick = false
}

/// What was measured.
struct Outcome {
    var figures: [Figure] = []
    /// Plots, each with the name of its file.
    var plots: [(file: String, plot: Plot)] = []
    /// What else there is to say.
    var notes: [String] = []
}
