import MessagesAPI
import Timeline

/// A recording as a reply plays it, with what is known of it before anybody asks: where its events end, and its message.
public struct RecordedReply: Sendable {
    /// What was recorded.
    public let recording: Recording
    /// Whether it is a stream of events. Any other body counts as one piece.
    let isStream: Bool
    /// The events of a stream.
    let events: [RecordedEvent]
    /// The message that it carries; nil when it carries none.
    let message: Message?

    /// That recording.
    public init(_ recording: Recording) {
        self.recording = recording
        let response = recording.response
        let body = response.body
        isStream = response.framing == .chunked && response.isEventStream
        events = isStream ? RecordedEvent.all(in: body) : []
        if isStream {
            var accumulator = MessageAccumulator()
            for event in events { event.json.map { accumulator.accept($0) } }
            message = accumulator.message
        } else {
            let object = (try? JSON(parsing: body))?.object
            message = object?["type"] == "message" ? object.map(Message.init(json:)) : nil
        }
    }

    /// Whether it calls one of the client's tools.
    var callsTool: Bool { message?.content.contains { $0.json["type"] == "tool_use" } ?? false }

    /// Whether it leaves the client without its answer.
    var fails: Bool {
        recording.response.status >= 400 || recording.response.end != .complete
            || events.contains { $0.type == "error" }
    }
}

extension Recording.Response {
    fileprivate var isEventStream: Bool { headers.contains(where: \.isEventStream) }
}
