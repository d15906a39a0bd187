/// Finds what is not known in the service's answers. What has an unknown type is not looked into: nobody knows what it may hold.
public enum UnknownParts {
    /// What is not known in an event, in its order.
    public static func parts(ofEvent event: JSONObject) -> [UnknownPart] {
        let type = event["type"]?.string ?? ""
        guard let members = Vocabulary.events[type] else { return [UnknownPart(.eventType, type)] }
        let own = self.members(of: event, besides: members, in: type)
        switch type {
        case "message_start": return own + (event["message"]?.object).map(parts(ofMessage:)).orNone
        case "content_block_start": return own + (event["content_block"]?.object).map(parts(ofBlock:)).orNone
        case "content_block_delta": return own + (event["delta"]?.object).map(parts(ofDelta:)).orNone
        case "message_delta":
            let delta = event["delta"]?.object ?? [:]
            return own + self.members(of: delta, besides: Vocabulary.messageDelta, in: "the delta of message_delta")
                + parts(ofEnd: delta) + parts(ofUsage: event["usage"]?.object ?? [:])
        case "error": return own + parts(ofError: event["error"]?.object ?? [:])
        default: return own
        }
    }

    /// What is not known in a message, as a request that does not stream is answered with.
    public static func parts(ofMessage message: JSONObject) -> [UnknownPart] {
        members(of: message, besides: Vocabulary.message, in: "a message")
            + (message["content"]?.array ?? []).flatMap { $0.object.map(parts(ofBlock:)).orNone }
            + parts(ofEnd: message) + parts(ofUsage: message["usage"]?.object ?? [:])
    }

    /// What is not known in the envelope of an error.
    public static func parts(ofEnvelope envelope: JSONObject) -> [UnknownPart] {
        members(of: envelope, besides: Vocabulary.errorEnvelope, in: "an error's envelope")
            + parts(ofError: envelope["error"]?.object ?? [:])
    }

    /// A status that the service is not known to answer with; nil for one that it is.
    public static func part(ofStatus status: Int) -> UnknownPart? {
        let isKnown = status == 200 || APIErrorType.documented.contains { $0.status == status }
        return isKnown ? nil : UnknownPart(.status, String(status))
    }

    private static func parts(ofBlock block: JSONObject) -> [UnknownPart] {
        let type = block["type"]?.string ?? ""
        guard let kind = Vocabulary.blocks[type] else { return [UnknownPart(.blockType, type)] }
        return members(of: block, besides: kind.members, in: "a \(type) block")
    }

    private static func parts(ofDelta delta: JSONObject) -> [UnknownPart] {
        let type = delta["type"]?.string ?? ""
        guard let members = Vocabulary.deltas[type] else { return [UnknownPart(.deltaType, type)] }
        return self.members(of: delta, besides: members, in: "a \(type)")
    }

    private static func parts(ofEnd end: JSONObject) -> [UnknownPart] {
        let reason = end["stop_reason"]?.string
        let isKnown = reason.map { reason in StopReason.documented.contains { $0.rawValue == reason } } ?? true
        let details = end["stop_details"]?.object ?? [:]
        return (isKnown ? [] : [UnknownPart(.stopReason, reason ?? "")])
            + members(of: details, besides: Vocabulary.stopDetails, in: "stop_details")
    }

    private static func parts(ofUsage usage: JSONObject) -> [UnknownPart] {
        members(of: usage, besides: Set(Vocabulary.usage.keys), in: "a usage")
            + usage.flatMap { name, value -> [UnknownPart] in
                guard let known = Vocabulary.usage[name], !known.isEmpty, let object = value.object else { return [] }
                return members(of: object, besides: known, in: "a usage's \(name)")
            }
    }

    private static func parts(ofError error: JSONObject) -> [UnknownPart] {
        let type = error["type"]?.string ?? ""
        let isKnown = APIErrorType.documented.contains { $0.type.rawValue == type }
        return (isKnown ? [] : [UnknownPart(.errorType, type)])
            + members(of: error, besides: Vocabulary.error, in: "an error")
    }

    private static func members(of object: JSONObject, besides known: Set<String>, in owner: String) -> [UnknownPart] {
        object.keys.filter { !known.contains($0) }.map { UnknownPart(.member(of: owner), $0) }
    }
}

extension [UnknownPart]? {
    fileprivate var orNone: [UnknownPart] { self ?? [] }
}
