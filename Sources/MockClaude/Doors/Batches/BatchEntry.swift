import HTTPDaemon
import MessagesAPI
import Timeline

/// One request of a batch. Its answer is known from the beginning; it counts from when a client would have had it.
struct BatchEntry: Sendable {
    /// A gate at which the answer stands still.
    struct Hold: Sendable, Equatable {
        let gate: String
        /// When it comes there, counted like the end of the answer.
        let at: Duration
    }

    /// After so long the service gives up a batch (as documented).
    static let longestTime = Duration.seconds(24 * 3600)

    let customID: String
    /// The request's id, as gates show it.
    let requestID: String
    private(set) var result: BatchResult
    /// When it has its answer, by the server's clock; nil while that stands at a gate.
    private(set) var due: Duration?
    /// The gates that are still before it, the next one first.
    private(set) var holds: [Hold]
    /// When its answer ends, counted from the batch's beginning without the time at gates.
    private let end: Duration

    /// A request that gets that answer from now on.
    ///
    /// - Parameter speed: how fast time passes.
    init(_ answer: Answer, customID: String, now: Duration, speed: Speed) {
        self.customID = customID
        requestID = answer.requestID
        let isInTime = answer.timeline.headAt <= Self.longestTime
        var timeline = answer.timeline
        timeline.play(at: speed)
        let stops = timeline.beforeHead + timeline.steps
        // What never comes would keep the batch for a day.
        let stalls = stops.contains { if case .stall = $0.action { true } else { false } }
        result =
            isInTime && !stalls
            ? BatchResult(answer, customID: customID) : BatchResult(.expired, customID: customID)
        holds = result.kind == .expired ? [] : stops.compactMap(\.hold)
        end = result.kind == .expired ? .zero : timeline.headAt
        due = holds.isEmpty ? now + end : nil
    }

    /// A request that is refused at once.
    init(_ error: APIError, customID: String, now: Duration) {
        self.customID = customID
        requestID = ""
        result = BatchResult(error, requestID: nil, customID: customID)
        (due, holds, end) = (now, [], .zero)
    }

    /// Whether it has its answer.
    func isDone(at now: Duration) -> Bool { due.map { $0 <= now } ?? false }

    /// It is given up.
    mutating func cancel(at now: Duration) {
        result = BatchResult(.canceled, customID: customID)
        due = now
        holds = []
    }

    /// It goes on from the gate that it stands at.
    mutating func goOn(_ how: HoldRelease, at now: Duration) {
        guard !holds.isEmpty else { return }
        let hold = holds.removeFirst()
        switch how {
        case .onward, .steps:
            if holds.isEmpty { due = now + max(.zero, end - hold.at) }
        case .reset, .close, .end:
            (due, holds) = (now, [])
            result = BatchResult(APIError(.api), requestID: requestID, customID: customID)
        case .stall:
            (due, holds) = (now, [])
            result = BatchResult(.expired, customID: customID)
        }
    }
}

extension Step {
    /// The gate at which a stream stands still with this step; nil for any other.
    fileprivate var hold: BatchEntry.Hold? {
        if case .hold(let gate, _) = action { BatchEntry.Hold(gate: gate, at: at) } else { nil }
    }
}
