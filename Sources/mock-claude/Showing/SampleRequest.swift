import MessagesAPI
import Scenario

/// A request that a rule could be meant for, to see what it would get.
struct SampleRequest {
    let request: MessagesRequest

    /// A request with the model, the tools and the text that the rule asks for, where it asks for one by its name.
    init(for rule: Rule, stream: Bool) {
        let prompt = rule.when.lastUser?.example ?? rule.when.anyText?.example ?? "Hello"
        var body: JSONObject = [
            "model": .string(rule.when.model?.example ?? "claude-sonnet-5"),
            "max_tokens": 1024,
            "stream": .bool(stream),
            "messages": [["role": "user", "content": .string(prompt)]],
        ]
        if let system = rule.when.system?.example { body["system"] = .string(system) }
        if let tools = rule.when.tools {
            body["tools"] = .array(
                tools.map { ["name": .string($0), "input_schema": ["type": "object"]] }
            )
        }
        request = MessagesRequest(body: .object(body))
    }
}

extension TextMatch {
    /// A text that matches; nil where none can be read off.
    fileprivate var example: String? {
        switch self {
        case .contains(let text, _), .equals(let text, _): text
        case .anyOf(let matches): matches.lazy.compactMap(\.example).first
        case .regex, .glob, .not: nil
        }
    }
}
