import MessagesAPI
import Scenario

/// A stream as OpenAI's clients get it: chunks without names, and `[DONE]`.
///
///     message_start ─────────────▶ the role
///     text, a call, its input ───▶ content, tool_calls
///     message_delta ─────────────▶ finish_reason
///     message_stop ──────────────▶ the usage if it was asked for, [DONE]
///     thinking, server tools, ping ▶ nothing
struct ChatChunks: StreamTranslation {
    private let format: SSEFormat
    private let includesUsage: Bool
    private var message = Message(id: "", model: "", usage: [:])
    /// The calls so far, by the index of their block: which call it is, and whether any of its arguments was sent.
    private var calls: [Int: (number: Int, hasArguments: Bool)] = [:]

    init(format: SSEFormat, includesUsage: Bool) {
        self.format = format
        self.includesUsage = includesUsage
    }

    mutating func frames(for event: JSONObject) -> [StreamFrame] {
        let index = event["index"]?.int ?? 0
        switch event["type"] {
        case "message_start":
            message = Message(json: event["message"]?.object ?? [:])
            return [chunk(["role": "assistant", "content": ""])]
        case "content_block_start": return start(of: event["content_block"]?.object ?? [:], at: index)
        case "content_block_delta": return delta(event["delta"]?.object ?? [:], at: index)
        case "content_block_stop": return stop(at: index)
        case "message_delta":
            message.usage = message.usage.overlaid(with: event["usage"]?.object ?? [:])
            let reason = event["delta"]?["stop_reason"]?.string.map(StopReason.init(rawValue:))
            return [chunk([:], finishReason: FinishReason.json(reason))]
        case "message_stop": return (includesUsage ? [usage] : []) + [StreamFrame(SSEEncoder.encode("[DONE]", format))]
        case "error": return [frame(ChatError(APIError(event: event)).json)]
        default: return []
        }
    }

    private mutating func start(of block: JSONObject, at index: Int) -> [StreamFrame] {
        switch block["type"] {
        case "text":
            guard let text = block["text"]?.string, !text.isEmpty else { return [] }
            return [chunk(["content": .string(text)])]
        case "tool_use":
            let input = block["input"]?.object ?? [:]
            let number = calls.count
            calls[index] = (number, !input.isEmpty)
            return [
                chunk(call: [
                    "index": .number(JSONNumber(number)),
                    "id": block["id"] ?? "",
                    "type": "function",
                    "function": [
                        "name": block["name"] ?? "",
                        "arguments": .string(input.isEmpty ? "" : JSON.object(input).description),
                    ],
                ])
            ]
        default: return []
        }
    }

    private mutating func delta(_ delta: JSONObject, at index: Int) -> [StreamFrame] {
        switch delta["type"] {
        case "text_delta": return [chunk(["content": delta["text"] ?? ""])]
        case "input_json_delta":
            // The empty piece that the service begins with is in the call's own chunk.
            guard calls[index] != nil, let piece = delta["partial_json"]?.string, !piece.isEmpty else { return [] }
            return [arguments(piece, at: index)]
        default: return []
        }
    }

    /// Arguments are JSON for every client of this format, so a call without any has an empty object.
    private mutating func stop(at index: Int) -> [StreamFrame] {
        calls[index].map { $0.hasArguments } == false ? [arguments("{}", at: index)] : []
    }

    private mutating func arguments(_ piece: String, at index: Int) -> StreamFrame {
        calls[index]?.hasArguments = true
        return chunk(call: [
            "index": .number(JSONNumber(calls[index]?.number ?? 0)),
            "function": ["arguments": .string(piece)],
        ])
    }

    private func chunk(call: JSON) -> StreamFrame { chunk(["tool_calls": [call]]) }

    private func chunk(_ delta: JSON, finishReason: JSON = nil) -> StreamFrame {
        chunk(choices: [["index": 0, "delta": delta, "logprobs": nil, "finish_reason": finishReason]], usage: nil)
    }

    private var usage: StreamFrame { chunk(choices: [], usage: ChatUsage(message.usage).json) }

    /// Where the usage was asked for, every chunk has the member, and all but the last have no value in it.
    private func chunk(choices: JSON, usage: JSON) -> StreamFrame {
        var chunk = ChatCompletion.head(of: message, object: "chat.completion.chunk")
        chunk["choices"] = choices
        if includesUsage { chunk["usage"] = usage }
        return frame(.object(chunk))
    }

    private func frame(_ json: JSON) -> StreamFrame { StreamFrame(SSEEncoder.encode(json, format: format)) }
}
