import MessagesAPI

/// The conversation of a request in OpenAI's format, as the service reads it.
enum ChatMessages {
    private static let instructions: Set<String> = ["system", "developer"]

    /// The texts of all system and developer messages, wherever they stand, joined by newlines; nil when there are none.
    static func system(_ messages: [JSON]) -> String? {
        let texts = messages.filter { instructions.contains(role(of: $0)) }
            .flatMap { ChatContent.texts(of: $0["content"]) }
        return texts.isEmpty ? nil : texts.joined(separator: "\n")
    }

    /// All other messages. The results of tools that follow on each other are one message, as the service wants them.
    static func conversation(_ messages: [JSON]) -> [JSON] {
        var result: [JSON] = []
        var results: [JSON] = []
        func endResults() {
            if !results.isEmpty { result.append(["role": "user", "content": .array(results)]) }
            results = []
        }
        for message in messages where !instructions.contains(role(of: message)) {
            switch role(of: message) {
            case "tool": results.append(toolResult(message, id: message["tool_call_id"]))
            case "function": results.append(toolResult(message, id: message["name"]?.string.map(callID)))
            case "assistant":
                endResults()
                result.append(assistant(message))
            default:
                endResults()
                result.append(other(message))
            }
        }
        endResults()
        return result
    }

    private static func role(of message: JSON) -> String { message["role"]?.string ?? "" }

    private static func other(_ message: JSON) -> JSON {
        guard message.object != nil else { return message }
        var result: JSONObject = [:]
        result["role"] = message["role"]
        result["content"] = message["content"].map(ChatContent.blocks)
        return .object(result)
    }

    private static func toolResult(_ message: JSON, id: JSON?) -> JSON {
        var result: JSONObject = ["type": "tool_result"]
        result["tool_use_id"] = id
        result["content"] = ChatRequest.given(message["content"])
        return .object(result)
    }

    /// What was said, and then what was called.
    private static func assistant(_ message: JSON) -> JSON {
        var calls = (message["tool_calls"]?.array ?? []).map { call(id: $0["id"], $0["function"]) }
        if let function = ChatRequest.given(message["function_call"]) {
            calls.append(call(id: function["name"]?.string.map(callID), function))
        }
        let content = ChatContent.blocks(ChatRequest.given(message["content"]) ?? "")
        if calls.isEmpty { return ["role": "assistant", "content": content] }
        // An empty text beside calls says nothing, and the service takes no empty block.
        let said: [JSON]
        switch content {
        case .string(let text): said = text.isEmpty ? [] : [["type": "text", "text": .string(text)]]
        default: said = (content.array ?? []).filter { $0["text"] != "" }
        }
        return ["role": "assistant", "content": .array(said + calls)]
    }

    /// Arguments that are no JSON are passed on as the text that they are, which is no object.
    private static func call(id: JSON?, _ function: JSON?) -> JSON {
        var result: JSONObject = ["type": "tool_use"]
        result["id"] = id
        result["name"] = function?["name"]
        let text = function?["arguments"]?.string ?? ""
        result["input"] = text.isEmpty ? [:] : (try? JSON(parsing: text)) ?? .string(text)
        return .object(result)
    }

    /// Calls of the time before calls had ids are known by the function's name.
    private static func callID(_ name: String) -> JSON { .string("toolu_function_\(name)") }
}
