import MessagesAPI
import Timeline

extension RecordedReply {
    /// The recording as that reply changes it: its status, header fields and faults. Nothing else is added or moved, and it is
    /// the same whether the request streams or not; but a message or an error of the service's is translated where another
    /// API is spoken. What was recorded at an endpoint of that API is neither, and is played as it was.
    func compiled(for reply: Reply, streams: Bool, requestID: String, seed: UInt64, dialect: any Dialect)
        -> CompiledReply
    {
        let replay = reply.replay ?? .exact
        let faults = reply.faults(SSEFormat(), dialect)
        var timeline = isStream || reply.faults.isEmpty ? timeline(replay) : wholeTimeline(replay)
        if message != nil || recordedError != nil, var translation = dialect.translation(SSEFormat()) {
            timeline = translated(timeline, by: &translation, streams: streams, requestID: requestID, dialect: dialect)
            timeline.headers += dialect.headers(requestID: requestID, seed: seed)
        }
        timeline.status = reply.status ?? timeline.status
        if timeline.framing == .stream, isStream { timeline.apply(faults) } else { timeline.applyToWhole(faults) }
        timeline.overlayHeaders(reply.headers)
        return CompiledReply(timeline: timeline, recorded: self)
    }

    /// What was recorded as another API says it: a stream event by event, if the client wants one; otherwise the message, or
    /// the error.
    private func translated(
        _ timeline: Timeline,
        by translation: inout any StreamTranslation,
        streams: Bool,
        requestID: String,
        dialect: any Dialect
    ) -> Timeline {
        var result = timeline
        if isStream, streams {
            result.translate(by: &translation)
            result.headers = dialect.streamHeaders
            return result
        }
        if let error = recordedError {
            let answer = dialect.answer(error, requestID: requestID)
            (result.status, result.headers, result.steps) = (answer.status, answer.headers, answer.steps)
        } else if let message {
            result.headers = [Timeline.Header("content-type", "application/json")] + dialect.headers(of: message)
            result.steps = [Step(event: "message", bytes: dialect.body(of: message).encoded())]
        }
        result.headAt = timeline.steps.last?.at ?? timeline.headAt
        for index in result.steps.indices { result.steps[index].at = result.headAt }
        result.steps += timeline.steps.suffix(1).filter { !$0.isEvent }
        (result.framing, result.endAt) = (.whole, nil)
        return result
    }

    /// The error that was recorded; nil when none was that can be read.
    private var recordedError: APIError? {
        let response = recording.response
        let body = isStream ? events.first { $0.type == "error" }?.json : (try? JSON(parsing: response.body))?.object
        guard let body, body["type"] == "error", body["error"]?["type"]?.string != nil else { return nil }
        var error = APIError(event: body)
        if !isStream { error.status = response.status }
        return error
    }
}
