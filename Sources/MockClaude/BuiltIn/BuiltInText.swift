import MessagesAPI
import Scenario

/// The texts with which the built-in scenario answers what nothing else in it answers.
enum BuiltInText {
    /// Answers the results of tools.
    static let toolResultRule: Rule = {
        var condition = Condition()
        condition.toolResult = Condition.ToolResult()
        return Rule(name: "tool result", when: condition, answer: .computed { .text(answer(toResultsOf: $0)) })
    }()

    /// Answers anything.
    static let rule = Rule(name: "text", answer: .computed { .text(greeting($0.lastUserText)) })

    private static func greeting(_ prompt: String) -> String {
        let heard = prompt.isEmpty ? "" : " You said: “\(prompt.shortened(to: 60))”"
        return "Hello from mock-claude's built-in scenario!\(heard) Say mock:help to see what else it can do."
    }

    private static func answer(toResultsOf request: MessagesRequest) -> String {
        request.toolResults.map { result in
            let verb = result.isError ? "failed with" : "gave"
            return "The tool \(result.name ?? result.id) \(verb): \(result.content.shortened(to: 200))"
        }.joined(separator: "\n")
    }
}

extension String {
    /// The first so many characters, with a mark when there were more.
    func shortened(to count: Int) -> String {
        let end = index(startIndex, offsetBy: count, limitedBy: endIndex) ?? endIndex
        return end == endIndex ? self : self[..<end] + "…"
    }
}
