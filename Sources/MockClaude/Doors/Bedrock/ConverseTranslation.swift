import MessagesAPI
import Scenario

/// The events of a model in a conversation, as Bedrock's Converse API has them.
///
///     message_start                 ─▶  messageStart {role}
///     content_block_start           ─▶  contentBlockStart {start: {toolUse: …}}      of calls and results alone
///     content_block_delta           ─▶  contentBlockDelta {delta: {text: …}}
///     content_block_stop            ─▶  contentBlockStop
///     message_delta, message_stop   ─▶  messageStop {stopReason}, metadata {usage, metrics}
struct ConverseTranslation: StreamTranslation {
    private let fields: ConverseFields
    /// What is known of the message: its start, with what its end tells laid over.
    private var message: JSONObject = [:]
    private var usage = BedrockUsage()

    /// The exceptions of such a stream (botocore's `ConverseStreamOutput`).
    private static let exceptions: Set = [
        "internalServerException", "modelStreamErrorException", "validationException", "throttlingException",
        "serviceUnavailableException",
    ]

    /// The translation of a stream whose client wants those fields too.
    init(fields: ConverseFields) { self.fields = fields }

    mutating func frames(for event: JSONObject) -> [StreamFrame] {
        usage.take(event)
        switch event["type"]?.string {
        case "message_start":
            message = event["message"]?.object ?? [:]
            return [frame("messageStart", ["role": "assistant"])]
        case "content_block_start": return start(event)
        case "content_block_delta": return event["delta"].flatMap(delta).map { [blockDelta(event, $0)] } ?? []
        case "content_block_stop": return [frame("contentBlockStop", place(event))]
        case "message_delta":
            message = message.overlaid(with: event["delta"]?.object ?? [:])
            var stop: JSONObject = ["stopReason": ConverseReply.stopReason(message["stop_reason"]?.string)]
            stop["additionalModelResponseFields"] = fields.values(in: message)
            return [frame("messageStop", stop)]
        case "message_stop":
            return [frame("metadata", ["metrics": usage.metricsOfConversation, "usage": usage.ofConversation])]
        case "error":
            let error = APIError(event: event)
            let name = BedrockException.nameInStream(of: error, among: Self.exceptions)
            return [BedrockFrame.exception(name, message: error.message)]
        default: return []
        }
    }

    /// A block that grows begins with its first piece. What a block brings at its start is a piece too.
    private func start(_ event: JSONObject) -> [StreamFrame] {
        guard let block = event["content_block"]?.object else { return [] }
        switch block["type"]?.string ?? "" {
        case "tool_use", "server_tool_use":
            let start = blockStart(event, ["toolUse": .object(ConverseReply.toolUse(block))])
            guard let input = block["input"]?.object, !input.isEmpty else { return [start] }
            let text = JSON.object(input).description
            return [start, blockDelta(event, ["toolUse": ["input": .string(text)]])]
        case "redacted_thinking":
            return [blockDelta(event, ["reasoningContent": ConverseReply.redacted(block["data"])])]
        case let type where type.hasSuffix("_tool_result"):
            return [
                blockStart(event, ["toolResult": .object(ConverseReply.toolResult(block))]),
                blockDelta(event, ["toolResult": [["json": ["result": block["content"] ?? .null]]]]),
            ]
        default:
            let pieces = [("text", "text_delta"), ("thinking", "thinking_delta"), ("signature", "signature_delta")]
            return pieces.compactMap { member, type in
                guard let text = block[member]?.string, !text.isEmpty else { return nil }
                return delta(["type": .string(type), member: .string(text)]).map { blockDelta(event, $0) }
            }
        }
    }

    private func delta(_ delta: JSON) -> JSON? {
        switch delta["type"]?.string {
        case "text_delta": ["text": delta["text"] ?? ""]
        case "input_json_delta": ["toolUse": ["input": delta["partial_json"] ?? ""]]
        case "thinking_delta": ["reasoningContent": ["text": delta["thinking"] ?? ""]]
        case "signature_delta": ["reasoningContent": ["signature": delta["signature"] ?? ""]]
        case "citations_delta": ["citation": ConverseReply.citation(delta["citation"] ?? [:])]
        default: nil
        }
    }

    private func blockStart(_ event: JSONObject, _ start: JSON) -> StreamFrame {
        frame("contentBlockStart", place(event).overlaid(with: ["start": start]))
    }

    private func blockDelta(_ event: JSONObject, _ delta: JSON) -> StreamFrame {
        frame("contentBlockDelta", place(event).overlaid(with: ["delta": delta]))
    }

    private func place(_ event: JSONObject) -> JSONObject { ["contentBlockIndex": event["index"] ?? 0] }

    /// Bedrock sends members in the order of the alphabet, the padding among them.
    private func frame(_ type: String, _ members: JSONObject) -> StreamFrame {
        var members = members
        members["p"] = BedrockFrame.padding(for: JSON.object(members).encoded())
        let payload = JSON.object(JSONObject(members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })).encoded()
        return BedrockFrame.event(type, payload, corrupted: BedrockFrame.firstHalf(of: payload))
    }
}
