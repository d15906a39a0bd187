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

    /// A message that has just begun, unless more is said.
    public init(
        id: String,
        model: String,
        content: [ContentBlock] = [],
        stopReason: StopReason? = nil,
        stopSequence: String? = nil,
        stopDetails: JSONObject? = nil,
        usage: JSONObject
    ) {
        self.id = id
        self.model = model
        self.content = content
        self.stopReason = stopReason
        self.stopSequence = stopSequence
        self.stopDetails = stopDetails
        self.usage = usage
    }

    /// The message with its members in the order in which the service sends them, as recorded.
    public var json: JSONObject {
        [
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
    }
}
