import Timeline

/// How fast a recorded answer came, in round numbers that a person may change.
struct RecordedTempo {
    /// The pace of its events; nil when all came at once.
    let pace: Pace?
    /// Where it stood still far longer than between other events: behind how many of them, and for how long.
    let pauses: [(events: Int, time: Duration)]
    /// How long nothing came before it was cut; nil when that cannot be told from the pace.
    let pauseBeforeEnd: Duration?

    /// A pause that nobody would miss, and the most pauses that are told.
    private static let shortestPause = Duration.milliseconds(500)
    private static let mostPauses = 5

    /// Looks at the times of a recording.
    init(_ recorded: RecordedReply) {
        let timeline = recorded.timeline(.events)
        let times = timeline.steps.filter(\.isEvent).map(\.at)
        let first = times.first ?? timeline.headAt
        let gaps = zip(times.dropFirst(), times).map { $0 - $1 }
        let median = gaps.sorted()[safely: gaps.count / 2] ?? .zero
        let long = gaps.enumerated().filter { $0.element > max(Self.shortestPause, median * 10) }
        let told = long.count <= Self.mostPauses ? long : []
        let rest = gaps.reduce(.zero, +) - told.reduce(.zero) { $0 + $1.element }
        let count = gaps.count - told.count
        let between = (count > 0 ? rest / count : .zero).roundedForPeople
        pauses = told.map { ($0.offset + 1, ($0.element - between).roundedForPeople) }
        // Only a stream has events between which time can pass.
        let pace = Pace(first: first.roundedForPeople, between: recorded.isStream ? between : .zero)
        self.pace = pace == .instant ? nil : pace
        let pause = (recorded.recording.response.end.named.at ?? .zero) - (times.last ?? timeline.headAt)
        pauseBeforeEnd = pause >= Self.shortestPause ? pause.roundedForPeople : nil
    }
}

extension Duration {
    /// The two digits that say most of it, in milliseconds at least.
    var roundedForPeople: Duration {
        var unit = 1.0
        let milliseconds = self / .milliseconds(1)
        while milliseconds / unit >= 100 { unit *= 10 }
        return .milliseconds(Int((milliseconds / unit).rounded() * unit))
    }
}

extension Array {
    fileprivate subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
