import MessagesAPI

/// A message as OpenAI's clients get it that do not stream: `chat.completion`.
///
/// It has the message's text and its calls of the client's tools. Thinking and what the service's own tools did is left out.
struct ChatCompletion {
    private let message: Message

    init(_ message: Message) { self.message = message }

    /// The completion, with its members in the order of OpenAI's reference.
    var json: JSON {
        .object(
            Self.head(of: message, object: "chat.completion").overlaid(with: [
                "choices": [
                    [
                        "index": 0,
                        "message": .object(said),
                        "logprobs": nil,
                        "finish_reason": FinishReason.json(message.stopReason),
                    ]
                ],
                "usage": ChatUsage(message.usage).json,
            ])
        )
    }

    /// What completions and chunks begin with.
    ///
    /// - Parameter object: which of them it is.
    static func head(of message: Message, object: String) -> JSONObject {
        [
            "id": .string(message.id),
            "object": .string(object),
            "created": .number(JSONNumber(created(message.id))),
            "model": .string(message.model),
        ]
    }

    /// When the message was made, in seconds since 1970: a moment of 2026 that the id gives, so that the same seed always
    /// sends the same bytes.
    private static func created(_ id: String) -> Int {
        1_767_225_600 + Int(JSON.string(id).digest % 31_536_000)
    }

    /// A message without text has none, if it calls tools.
    private var said: JSONObject {
        let blocks = message.content.map(\.json)
        let text = blocks.filter { $0["type"] == "text" }.compactMap { $0["text"]?.string }.joined()
        let calls = blocks.filter { $0["type"] == "tool_use" }.map(call)
        var said: JSONObject = [
            "role": "assistant",
            "content": text.isEmpty && !calls.isEmpty ? .null : .string(text),
            "refusal": nil,
        ]
        if !calls.isEmpty { said["tool_calls"] = .array(calls) }
        return said
    }

    private func call(_ block: JSONObject) -> JSON {
        [
            "id": block["id"] ?? "",
            "type": "function",
            "function": [
                "name": block["name"] ?? "",
                "arguments": .string((block["input"] ?? [:]).description),
            ],
        ]
    }
}
