import HTTPDaemon
import Timeline

extension HTTPResponse {
    /// What the daemon plays for a timeline.
    init(_ timeline: Timeline) {
        let body: Body
        switch timeline.framing {
        case .stream: body = .playback(Playback(timeline.steps.map(Playback.Step.init)))
        case .whole: body = .bytes(timeline.steps.flatMap(\.bytes))
        case .length(let length): body = .playback(Playback(timeline.steps.map(Playback.Step.init), length: length))
        }
        self.init(
            status: timeline.status,
            headers: timeline.headers.map { HTTPHeader($0.name, $0.value) },
            headDue: timeline.headAt,
            body: body
        )
        prelude = timeline.beforeHead.map(Playback.Step.init)
    }
}

extension Playback.Step {
    fileprivate init(_ step: Step) {
        self.init(due: step.at, Playback.Action(step.action))
    }
}

extension Playback.Action {
    fileprivate init(_ action: Step.Action) {
        switch action {
        case .send(let bytes): self = .write(bytes)
        // The pace has moved what follows; there is nothing left to do.
        case .wait: self = .write([])
        case .hold(let gate, let heartbeat): self = .hold(gate, heartbeat.map(Playback.Heartbeat.init))
        case .stall(let heartbeat): self = .stall(heartbeat.map(Playback.Heartbeat.init))
        case .reset: self = .reset
        case .close: self = .close
        case .end: self = .end
        case .badChunk: self = .close
        }
    }
}

extension Playback.Heartbeat {
    fileprivate init(_ heartbeat: Heartbeat) {
        self.init(bytes: heartbeat.bytes, first: heartbeat.first, every: heartbeat.every)
    }
}
