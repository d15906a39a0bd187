import MessagesAPI
import Timeline

extension Timeline {
    /// The answer of the same meaning for a client that does not stream: the stream's message, or the error that ends it.
    ///
    /// - Parameters:
    ///   - message: the message that the stream brings when nothing cuts it.
    ///   - streamLength: how many bytes the stream has then.
    ///   - requestID: what an error names.
    ///   - escapesUnicode: whether the message's characters beyond ASCII are written as `\uXXXX`.
    ///   - dialect: how the endpoint spells the message, or the error. The stream is the service's own.
    func answeredWhole(
        _ message: Message,
        streamLength: Int,
        requestID: String,
        escapesUnicode: Bool = false,
        dialect: any Dialect = MessagesDialect()
    ) -> Timeline {
        if let (index, error) = firstError {
            let answer = dialect.answer(error, requestID: requestID)
            var whole = self
            whole.steps = Array(steps[...index])
            whole = whole.answeredWhole(answer.steps.flatMap(\.bytes), event: "error", streamLength: streamLength)
            whole.status = answer.status
            whole.headers = answer.headers
            return whole
        }
        let json = dialect.body(of: message).encoded()
        let body = escapesUnicode ? JSONText.escaped(json) : json
        var whole = answeredWhole(body, event: "message", streamLength: streamLength)
        whole.headers = [Header("content-type", "application/json")] + dialect.headers(of: message)
        return whole
    }

    /// The first error that a client reads in the stream, and the step that completes it.
    private var firstError: (step: Int, error: APIError)? {
        var decoder = SSEDecoder()
        for (index, step) in steps.enumerated() {
            // Only raw bytes can hold an error under another name.
            guard ["error", "raw"].contains(step.event) || decoder.hasUnfinishedEvent else { continue }
            for event in decoder.decode(step.bytes) {
                guard let json = (try? JSON(parsing: event.data))?.object, json["type"] == "error" else { continue }
                return (index, APIError(event: json))
            }
        }
        return nil
    }
}
