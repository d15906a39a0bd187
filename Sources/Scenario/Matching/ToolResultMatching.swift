internal import MessagesAPI

extension Condition.ToolResult {
    /// Whether a result of the last user message fits.
    func holds(for result: ToolResult) -> Bool {
        (name?.holds(for: result.name.map { Subject($0) }) ?? true)
            && (content?.holds(for: Subject(result.content)) ?? true)
            && (isError.map { $0 == result.isError } ?? true)
    }

    /// Why it does not fit.
    func explanation(for result: ToolResult) -> String {
        if let name, !name.holds(for: result.name.map { Subject($0) }) {
            guard let found = result.name else {
                return "the conversation has no call with the id \(Excerpt.quoted(result.id))"
            }
            return "name: " + name.explanation(for: Subject(found))
        }
        if let content, !content.holds(for: Subject(result.content)) {
            return "content: " + content.explanation(for: Subject(result.content))
        }
        return "is_error: \(result.isError) is not \(!result.isError)"
    }
}
