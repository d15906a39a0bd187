/// One metric, as Prometheus reads it.
struct Metric {
    /// How a metric changes.
    enum Kind: String {
        /// It only grows, until the server forgets.
        case counter
        /// It goes up and down.
        case gauge
    }

    private let name: String
    private let kind: Kind
    private let help: String
    private let samples: [(labels: String, value: Int)]

    /// A metric with one value.
    init(_ name: String, _ kind: Kind, _ help: String, _ value: Int) {
        self.name = "mock_claude_" + name
        self.kind = kind
        self.help = help
        samples = [("", value)]
    }

    /// A metric with a value for each value of a label, none of which needs an escape.
    init(_ name: String, _ kind: Kind, _ help: String, _ label: String, _ values: [(label: String, value: Int)]) {
        self.name = "mock_claude_" + name
        self.kind = kind
        self.help = help
        samples = values.sorted { $0.label < $1.label }.map { ("{\(label)=\"\($0.label)\"}", $0.value) }
    }

    /// The metric's lines.
    var text: String {
        "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
            + samples.map { "\(name)\($0.labels) \($0.value)\n" }.joined()
    }
}
