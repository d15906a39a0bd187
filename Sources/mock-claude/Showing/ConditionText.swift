import MessagesAPI
import Scenario

/// A rule's condition on one line: `last_user contains "weather", stream true`.
struct ConditionText: CustomStringConvertible {
    let description: String

    init(_ condition: Condition) {
        var parts: [String] = []
        func add(_ key: String, _ match: TextMatch?) { if let match { parts.append("\(key) \(match.text)") } }
        add("path", condition.path)
        add("model", condition.model)
        add("last_user", condition.lastUser)
        add("system", condition.system)
        add("any_text", condition.anyText)
        if let result = condition.toolResult {
            parts.append("tool_result" + (result.name.map { " \($0.text)" } ?? ""))
            add("its content", result.content)
            if let isError = result.isError { parts.append("is_error \(isError)") }
        }
        if let tools = condition.tools { parts.append("tools \(tools.joined(separator: ", "))") }
        if let turn = condition.turn { parts.append("turn \(turn)") }
        if let attempt = condition.attempt { parts.append("attempt \(attempt)") }
        if let stream = condition.stream { parts.append("stream \(stream)") }
        if let thinking = condition.thinking { parts.append("thinking \(thinking)") }
        // A header's value may be a key, and so may a text that it is compared with.
        parts += condition.headers.map { name, value in
            if case .absent = value { "no header \(name)" } else { "header \(name)" }
        }
        parts += condition.body.map { pointer, value in
            switch value {
            case .matches(let match): "body \(pointer) \(match.text)"
            case .equals(let json): "body \(pointer) is \(json)"
            }
        }
        if let predicate = condition.predicate { parts.append(predicate.explanation) }
        description = parts.joined(separator: ", ").withoutControls
    }
}

extension TextMatch {
    fileprivate var text: String {
        switch self {
        case .contains(let text, let ignoreCase): "contains \(JSON.string(text))" + Self.note(ignoreCase)
        case .equals(let text, let ignoreCase): "equals \(JSON.string(text))" + Self.note(ignoreCase)
        case .regex(let pattern): "matches /\(pattern.source)/" + Self.note(pattern.ignoreCase)
        case .glob(let pattern): "fits \(JSON.string(pattern.source))" + Self.note(pattern.ignoreCase)
        case .not(let match): "not (\(match.text))"
        case .anyOf(let matches): matches.map(\.text).joined(separator: " or ")
        }
    }

    private static func note(_ ignoreCase: Bool) -> String { ignoreCase ? " in any case" : "" }
}
