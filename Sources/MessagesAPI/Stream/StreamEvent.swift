/// One event of a streamed message.
public enum StreamEvent: Sendable, Equatable {
    /// The message begins: everything but its content.
    case messageStart(Message)
    /// A content block begins, empty or, where its kind has no deltas, whole.
    case contentBlockStart(index: Int, ContentBlock)
    /// A content block grows.
    case contentBlockDelta(index: Int, ContentDelta)
    /// A content block is complete.
    case contentBlockStop(index: Int)
    /// The message is complete: why it ended, and what it took.
    case messageDelta(stopReason: StopReason?, stopSequence: String?, stopDetails: JSONObject?, usage: JSONObject)
    /// The stream is over.
    case messageStop
    /// Nothing but a sign of life.
    case ping
    /// The message failed; nothing follows.
    case error(APIError)
    /// Any other event, whole; its `type` is its name.
    case other(JSONObject)

    /// The name on the event's line, which its `type` member repeats.
    public var name: String {
        switch self {
        case .messageStart: "message_start"
        case .contentBlockStart: "content_block_start"
        case .contentBlockDelta: "content_block_delta"
        case .contentBlockStop: "content_block_stop"
        case .messageDelta: "message_delta"
        case .messageStop: "message_stop"
        case .ping: "ping"
        case .error: "error"
        case .other(let object): object["type"]?.string ?? ""
        }
    }

    /// The event with its members in the order in which the service sends them, as recorded.
    public var json: JSONObject {
        var object: JSONObject = ["type": .string(name)]
        switch self {
        case .messageStart(let message): object["message"] = .object(message.json)
        case .contentBlockStart(let index, let block):
            object["index"] = .number(JSONNumber(index))
            object["content_block"] = .object(block.json)
        case .contentBlockDelta(let index, let delta):
            object["index"] = .number(JSONNumber(index))
            object["delta"] = .object(delta.json)
        case .contentBlockStop(let index): object["index"] = .number(JSONNumber(index))
        case .messageDelta(let reason, let sequence, let details, let usage):
            object["delta"] = [
                "stop_reason": reason.map { .string($0.rawValue) } ?? .null,
                "stop_sequence": sequence.map { .string($0) } ?? .null,
                "stop_details": details.map { .object($0) } ?? .null,
            ]
            object["usage"] = .object(usage)
        case .messageStop, .ping: break
        case .error(let error): object = error.envelope(requestID: nil).object ?? object
        case .other(let whole): object = whole
        }
        return object
    }

    /// The output tokens that the event is estimated to carry.
    public var estimatedTokens: Int {
        switch self {
        case .contentBlockDelta(_, let delta): delta.estimatedTokens
        case .other(let event) where event.type == "content_block_delta":
            event["delta"]?.object.map { ContentDelta.other($0).estimatedTokens } ?? 0
        default: 0
        }
    }
}
