import HTTPDaemon
import Timeline

extension HTTPResponse {
    /// What the daemon plays for a timeline.
    ///
    /// - Parameter blanks: the bytes of the body, all steps together, that each answer has for its own.
    init(_ timeline: Timeline, blanks: [Range<Int>] = []) {
        let body: Body
        switch timeline.framing {
        case .stream:
            let end = timeline.endAt.map { [Playback.Step(due: $0, .end)] } ?? []
            body = .playback(Playback(timeline.steps.played + end, blanks: blanks))
        case .whole: body = .bytes(timeline.steps.flatMap(\.bytes))
        case .length(let length): body = .playback(Playback(timeline.steps.played, length: length, blanks: blanks))
        }
        self.init(
            status: timeline.status,
            headers: HTTPHeaders(timeline.headers),
            prelude: timeline.beforeHead.played,
            headDue: timeline.headAt,
            headInterval: timeline.headInterval,
            body: body
        )
    }
}

extension [Step] {
    /// The same as the daemon plays it.
    fileprivate var played: [Playback.Step] {
        var played: [Playback.Step] = []
        // What goes into the same chunk as the next step's bytes.
        var joined: [UInt8] = []
        // Whether no event is complete with them, and whether one is that spoils the reply.
        var (isPart, suffices) = (true, false)
        for step in self {
            isPart = isPart && step.isPart
            suffices = suffices || step.spoilsReply && step.endsEvent
            if step.travel == .joined {
                joined += step.bytes
                continue
            }
            let bytes = joined.isEmpty ? step.bytes : joined + step.bytes
            for action in step.action.played(bytes) {
                played.append(
                    Playback.Step(
                        due: step.at,
                        action,
                        isAlone: step.travel == .alone,
                        isPart: isPart,
                        suffices: suffices
                    )
                )
            }
            (joined, isPart, suffices) = ([], true, false)
        }
        return played
    }
}

extension Step.Action {
    /// A chunk size that is no number.
    private static let badChunk = Array("not-a-chunk-size\r\n".utf8)

    /// - Parameter bytes: what is sent, when something is.
    fileprivate func played(_ bytes: [UInt8]) -> [Playback.Action] {
        switch self {
        case .send: [.write(bytes)]
        // The pace has moved what follows; there is nothing left to do.
        case .wait: []
        case .hold(let gate, let heartbeat): [.hold(gate, heartbeat.map(Playback.Heartbeat.init))]
        case .stall(let heartbeat): [.stall(heartbeat.map(Playback.Heartbeat.init))]
        case .reset: [.reset]
        case .close: [.close]
        case .end: [.end]
        case .badChunk: [.unframed(Self.badChunk), .close]
        }
    }
}

extension Playback.Heartbeat {
    fileprivate init(_ heartbeat: Heartbeat) {
        self.init(bytes: heartbeat.bytes, first: heartbeat.first, every: heartbeat.every)
    }
}
