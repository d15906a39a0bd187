import MessagesAPI
import Timeline

/// What a client reads of an answer, however its bytes are spelled: its status, its events or its body, and how it ends.
struct ReadAnswer: Equatable {
    /// How an answer ends.
    enum End: Equatable {
        case complete
        case closed
        case reset
        case unfinished
    }

    /// One event: the name on its line, and its data, as text where that is no JSON.
    struct Event: Equatable {
        let name: String
        let data: JSON
    }

    /// The status code; nil when the end comes before the head.
    let status: Int?
    /// The events of a stream; nil for any other answer.
    let events: [Event]?
    /// The body of what is no stream, as text where it is no JSON, and as base64 where it is no text.
    let body: JSON?
    /// Whether a stream ends inside an event.
    let isInsideEvent: Bool
    let end: End

    /// What is read when that timeline is played.
    init(_ timeline: Timeline) {
        let endBeforeHead = timeline.beforeHead.last?.readEnd
        status = endBeforeHead == nil ? timeline.status : nil
        end = endBeforeHead ?? timeline.readEnd
        guard endBeforeHead == nil else {
            (events, body, isInsideEvent) = (nil, nil, false)
            return
        }
        let bytes = timeline.steps.flatMap(\.bytes)
        guard timeline.headers.contains(where: \.isEventStream) else {
            events = nil
            isInsideEvent = false
            body = Self.value(bytes).withoutRequestID
            return
        }
        body = nil
        var decoder = SSEDecoder()
        events = decoder.decode(bytes).map { Event(name: $0.name, data: Self.value(Array($0.data.utf8))) }
        isInsideEvent = decoder.hasUnfinishedEvent
    }

    private static func value(_ bytes: [UInt8]) -> JSON {
        if let json = try? JSON(parsing: bytes) { return json }
        return .string(String(validating: bytes, as: UTF8.self) ?? Base64.encode(bytes))
    }
}

extension Timeline {
    fileprivate var readEnd: ReadAnswer.End {
        if let end = steps.last?.readEnd { return end }
        return if case .length(let length) = framing, length > byteCount { .closed } else { .complete }
    }
}

extension Step {
    /// The end that it is before the answer's own; nil when it is none.
    fileprivate var readEnd: ReadAnswer.End? {
        switch action {
        case .reset: .reset
        case .close, .badChunk: .closed
        case .stall: .unfinished
        case .send, .wait, .hold, .end: nil
        }
    }
}

extension Timeline.Header {
    /// Whether it says that the body is a stream of server-sent events.
    var isEventStream: Bool {
        name.lowercased() == "content-type"
            && value.lowercased().split(separator: ";").first?.filter { !$0.isWhitespace } == "text/event-stream"
    }
}

extension JSON {
    /// An error's envelope without what names one request, and without details that say nothing; any other value as it is.
    fileprivate var withoutRequestID: JSON {
        guard self["type"] == "error", var object, var error = object["error"]?.object else { return self }
        object["request_id"] = nil
        if error["details"] == .null { error["details"] = nil }
        object["error"] = .object(error)
        return .object(object)
    }
}
