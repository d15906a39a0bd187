/// A message of the model's: the answer to a request that does not stream, and the shell that `message_start` carries.
public struct Message: Sendable, Equatable {
    /// The id, `msg_…`.
    public var id: String
    /// The model that speaks.
    public var model: String
    /// The content blocks.
    public var content: [ContentBlock]
    /// Why it ended; nil while it is streamed.
    public var stopReason: StopReason?
    /// The stop sequence that was met.
    public var stopSequence: String?
    /// What is told about a refusal.
    public var stopDetails: JSONObject?
    /// The tokens that it took.
    public var usage: JSONObject
    /// Further members, such as `container`, and any of those above that is not what it should be.
    public var extra: JSONObject

    /// A message that has just begun, unless more is said.
    public init(
        id: String,
        model: String,
        content: [ContentBlock] = [],
        stopReason: StopReason? = nil,
        stopSequence: String? = nil,
        stopDetails: JSONObject? = nil,
        usage: JSONObject,
        extra: JSONObject = [:]
    ) {
        self.id = id
        self.model = model
        self.content = content
        self.stopReason = stopReason
        self.stopSequence = stopSequence
        self.stopDetails = stopDetails
        self.usage = usage
        self.extra = extra
    }

    /// The message with its members in the order in which the service sends them, as recorded.
    public var json: JSONObject {
        let object: JSONObject = [
            "model": .string(model),
            "id": .string(id),
            "type": "message",
            "role": "assistant",
            "content": .array(content.map { .object($0.json) }),
            "stop_reason": stopReason.map { .string($0.rawValue) } ?? .null,
            "stop_sequence": stopSequence.map { .string($0) } ?? .null,
            "stop_details": stopDetails.map { .object($0) } ?? .null,
            "usage": .object(usage),
        ]
        return object.overlaid(with: extra)
    }
}

extension Message {
    /// The message that an object says, whatever it says. Only what is no block in its content is lost.
    public init(json object: JSONObject) {
        self.init(
            id: object["id"]?.string ?? "",
            model: object["model"]?.string ?? "",
            content: (object["content"]?.array ?? []).compactMap { $0.object.map(ContentBlock.init(json:)) },
            stopReason: object["stop_reason"]?.string.map(StopReason.init(rawValue:)),
            stopSequence: object["stop_sequence"]?.string,
            stopDetails: object["stop_details"]?.object,
            usage: object["usage"]?.object ?? [:]
        )
        let understood = json
        for (name, value) in object where name != "content" && understood[name] != value { extra[name] = value }
    }
}
