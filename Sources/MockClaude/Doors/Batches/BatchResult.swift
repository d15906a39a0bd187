import MessagesAPI
import Timeline

/// What becomes of one request of a batch.
struct BatchResult: Sendable, Equatable {
    /// How it ended, as the service counts it.
    enum Kind: String, Sendable, CaseIterable {
        case succeeded, errored, canceled, expired
    }

    let kind: Kind
    /// The line that tells of it in the results, without its end.
    let line: [UInt8]

    /// A request that was not processed.
    init(_ kind: Kind, customID: String) { self.init(kind, ["type": .string(kind.rawValue)], customID: customID) }

    /// A request that was refused, or failed.
    init(_ error: APIError, requestID: String?, customID: String) {
        var envelope = error.envelope(requestID: nil).object ?? [:]
        envelope["request_id"] = requestID.map(JSON.string) ?? .null
        self.init(.errored, ["type": "errored", "error": .object(envelope)], customID: customID)
    }

    /// A request that got that answer. What is no message and no error, because a fault spoils it, is an internal error.
    init(_ answer: Answer, customID: String) {
        let timeline = answer.timeline
        let json = timeline.status >= 400 || !timeline.fails ? try? JSON(parsing: timeline.steps.flatMap(\.bytes)) : nil
        switch (json?["type"]?.string, json?.object) {
        case ("message", var message?) where timeline.status < 400:
            if let usage = message["usage"]?.object {
                message["usage"] = .object(usage.overlaid(with: ["service_tier": "batch"]))
            }
            self.init(.succeeded, ["type": "succeeded", "message": .object(message)], customID: customID)
        case ("error", var envelope?):
            // What was refused has not become a request of the model's.
            envelope["request_id"] = answer.turn == nil ? .null : .string(answer.requestID)
            self.init(.errored, ["type": "errored", "error": .object(envelope)], customID: customID)
        default: self.init(APIError(.api), requestID: answer.requestID, customID: customID)
        }
    }

    private init(_ kind: Kind, _ result: JSONObject, customID: String) {
        self.kind = kind
        line = JSON.object(["custom_id": .string(customID), "result": .object(result)]).encoded()
    }
}
