import MessagesAPI

/// What a recorded message says beside its content.
struct MessageSettings {
    private let message: JSONObject
    private let end: JSONObject
    private let usage: JSONObject

    /// The settings of a stream of these events.
    init(stream events: [JSONObject]) {
        message = events.first { $0["type"] == "message_start" }?["message"]?.object ?? [:]
        let delta = events.last { $0["type"] == "message_delta" }
        end = delta?["delta"]?.object ?? [:]
        usage = Self.usage(atStart: message["usage"]?.object ?? [:], atEnd: delta?["usage"]?.object)
    }

    /// The settings of a message that was not streamed.
    init(whole message: JSONObject) {
        self.message = message
        end = message
        usage = message["usage"]?.object ?? [:]
    }

    /// Gives them to a reply.
    func apply(to reply: inout Reply) {
        reply.id = message["id"]?.string
        reply.model = message["model"]?.string
        reply.usage = sayableUsage
        reply.stopSequence = end["stop_sequence"]?.string
        let details = end["stop_details"]?.object ?? [:]
        reply.stopDetails = JSONObject(details.filter { Self.refusal[$0.key] != $0.value }.map { ($0.key, $0.value) })
        let reason = end["stop_reason"]?.string.map(StopReason.init)
        // A file takes one that is not documented only with a warning, or for a slip.
        reply.stopReason = reason.flatMap { StopReason.documented.contains($0) ? $0 : nil }
    }

    /// The counts of both events of a stream that carry some. What would come in an event that does not have it is left out.
    private static func usage(atStart start: JSONObject, atEnd end: JSONObject?) -> JSONObject {
        var all = start
        // At its start nobody knows how much a message takes.
        all["output_tokens"] = nil
        all = all.overlaid(with: end ?? [:])
        let fitting = all.filter { key, value in
            let alone = Usage(inputTokens: 1, outputTokens: 1, overlay: [key: value])
            return (start[key] != nil || alone.atStart[key] == nil)
                && (end.map { $0[key] != nil } ?? true || alone.atEnd[key] == nil)
        }
        return JSONObject(fitting.map { ($0.key, $0.value) })
    }

    private static let refusal: JSONObject = ["type": "refusal", "category": nil, "explanation": nil]

    /// The usage without what is always told.
    private var sayableUsage: JSONObject {
        let given = Usage(inputTokens: -1, outputTokens: -1).whole
        let said = JSONObject(usage.filter { given[$0.key] != $0.value }.map { ($0.key, $0.value) })
        // A file takes counts only.
        return said.allSatisfy { $0.value.hasOnlyCounts } ? said : [:]
    }
}

extension JSON {
    /// Whether all its numbers are whole and not below 0.
    fileprivate var hasOnlyCounts: Bool {
        switch self {
        case .number(let number): Int(number.lexeme).map { $0 >= 0 } ?? false
        case .array(let elements): elements.allSatisfy(\.hasOnlyCounts)
        case .object(let object): object.allSatisfy { $0.value.hasOnlyCounts }
        case .null, .bool, .string: true
        }
    }
}
