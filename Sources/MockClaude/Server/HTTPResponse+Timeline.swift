import HTTPDaemon
import Timeline

extension HTTPResponse {
    /// What the daemon plays for a timeline.
    init(_ timeline: Timeline) {
        let body: Body
        switch timeline.framing {
        case .stream: body = .playback(Playback(timeline.steps.map { .init(due: $0.at, .write($0.bytes)) }))
        case .whole: body = .bytes(timeline.steps.flatMap(\.bytes))
        }
        self.init(
            status: timeline.status,
            headers: timeline.headers.map { HTTPHeader($0.name, $0.value) },
            headDue: timeline.headAt,
            body: body
        )
    }
}
