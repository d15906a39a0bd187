import MessagesAPI

/// The tools of a request in OpenAI's format, and the choice among them. `strict` is ignored, as documented.
enum ChatTools {
    /// The tools that are offered, those under the older name `functions` too; nil when there are none.
    static func tools(_ body: JSONObject) -> JSON? {
        let tools = (body["tools"]?.array ?? []).map { tool($0["function"]) }
        let functions = (body["functions"]?.array ?? []).map { tool($0) }
        let all = tools + functions
        return all.isEmpty ? nil : .array(all)
    }

    /// How the model is to choose. That calls come one at a time is said here in the service's own API.
    static func choice(_ body: JSONObject, hasTools: Bool) -> JSON? {
        var choice = ChatRequest.given(body["tool_choice"]) ?? ChatRequest.given(body["function_call"])
        choice = choice.map(translated)
        guard body["parallel_tool_calls"]?.bool == false, hasTools else { return choice }
        var object: JSONObject = choice?.object ?? ["type": "auto"]
        if object["type"] != "none" { object["disable_parallel_tool_use"] = true }
        return .object(object)
    }

    private static func translated(_ choice: JSON) -> JSON {
        switch choice {
        case "required": return ["type": "any"]
        case .string(let type): return ["type": .string(type)]
        default:
            guard let name = choice["function"]?["name"] ?? choice["name"] else { return choice }
            return ["type": "tool", "name": name]
        }
    }

    /// A function without parameters takes none.
    private static func tool(_ function: JSON?) -> JSON {
        var tool: JSONObject = [:]
        tool["name"] = function?["name"]
        tool["description"] = ChatRequest.given(function?["description"])
        var schema: JSONObject = ["type": "object", "properties": [:]]
        if let parameters = function?["parameters"]?.object, !parameters.isEmpty { schema = parameters }
        tool["input_schema"] = .object(schema)
        return .object(tool)
    }
}
