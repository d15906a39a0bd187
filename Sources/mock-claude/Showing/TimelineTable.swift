import Timeline

/// A timeline as people read it: a row for its head and for each step, with the time, the body's bytes up to then, the
/// step's size, and what it is.
struct TimelineTable {
    /// The longest preview, which keeps the table within a hundred columns.
    private static let longestPreview = 45

    private var table = TextTable([.right, .right, .right, .left, .left])
    private var bytes = 0

    init(_ timeline: Timeline) {
        table.add(["time", "body", "size", "event", "data"])
        for step in timeline.beforeHead { add(step) }
        table.add([Self.text(timeline.headAt), "0", "", "head", "\(timeline.status)"])
        for step in timeline.steps { add(step) }
        if let end = timeline.endAt { table.add([Self.text(end), "\(bytes)", "", "end", "a clean end"]) }
    }

    var lines: [String] { table.lines }

    private mutating func add(_ step: Step) {
        bytes += step.bytes.count
        table.add([
            Self.text(step.at), "\(bytes)", step.isEvent ? "\(step.bytes.count)" : "", step.event,
            step.isEvent ? Preview.text(of: step.bytes, longest: Self.longestPreview) : step.action.detail,
        ])
    }

    /// A time in seconds, to the millisecond.
    private static func text(_ time: Duration) -> String {
        let (seconds, attoseconds) = time.components
        let milliseconds = String(attoseconds / 1_000_000_000_000_000)
        return "\(seconds)." + String(repeating: "0", count: 3 - milliseconds.count) + milliseconds + " s"
    }
}

extension Step.Action {
    /// What the action's name does not tell.
    fileprivate var detail: String {
        switch self {
        case .send: ""
        case .wait(let time): "\(time)"
        case .hold(let gate, nil): "until '\(gate)' is released"
        case .hold(let gate, let heartbeat?): "until '\(gate)' is released, \(heartbeat.detail)"
        case .stall(nil): "until the client leaves"
        case .stall(let heartbeat?): "until the client leaves, \(heartbeat.detail)"
        case .reset: "TCP reset"
        case .close: "closed without the last chunk"
        case .end: "a clean end"
        case .badChunk: "a chunk whose size is no number, then closed"
        }
    }
}

extension Heartbeat {
    fileprivate var detail: String { "a ping every \(every)" }
}
