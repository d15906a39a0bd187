internal import MessagesAPI

/// Tries the conditions of a rule one after the other until one does not hold, and counts those that did.
struct MismatchSearch {
    /// The first condition that did not hold.
    private(set) var mismatch: Mismatch?
    private var held = 0

    /// Tries a condition. Its sentence is only made when somebody wants to read it.
    mutating func check(
        _ key: @autoclosure () -> String,
        _ holds: @autoclosure () -> Bool,
        _ reason: @autoclosure @escaping () -> String
    ) {
        guard mismatch == nil else { return }
        if holds() {
            held += 1
        } else {
            mismatch = Mismatch(key: key(), held: held, reason: reason)
        }
    }

    /// Tries a text that is always there.
    mutating func text(_ key: String, _ match: TextMatch?, _ subject: @autoclosure () -> Subject) {
        guard mismatch == nil, let match else { return }
        let subject = subject()
        check(key, match.holds(for: subject), match.explanation(for: subject))
    }

    /// Tries a number or a boolean.
    mutating func value<Value: Equatable>(_ key: String, _ expected: Value?, _ found: @autoclosure () -> Value) {
        guard mismatch == nil, let expected else { return }
        let found = found()
        check(key, expected == found, "\(found) is not \(expected)")
    }

    /// Tries the texts of the conversation, of which one has to fit.
    mutating func anyText(_ match: TextMatch?, _ texts: @autoclosure () -> [Subject]) {
        guard mismatch == nil, let match else { return }
        let texts = texts()
        check(
            "any_text",
            texts.contains { match.holds(for: $0) },
            texts.last.map { "none of \(texts.count) texts fits; the last: \(match.explanation(for: $0))" }
                ?? "the conversation has no text"
        )
    }

    /// Tries the tool results of the last user message, of which one has to fit.
    mutating func toolResult(_ expected: Condition.ToolResult?, _ results: @autoclosure () -> [ToolResult]) {
        guard mismatch == nil, let expected else { return }
        let results = results()
        check(
            "tool_result",
            results.contains(where: expected.holds),
            results.last.map(expected.explanation) ?? "the last message answers no tool call"
        )
    }

    /// Tries whether all these tools are offered.
    mutating func tools(_ names: [String]?, _ offered: [OfferedTool]) {
        guard mismatch == nil, let names else { return }
        let missing = names.first { name in !offered.contains { $0.name == name } }
        check("tools", missing == nil, "\(Excerpt.quoted(missing ?? "")) is not offered; \(Self.list(of: offered))")
    }

    private static func list(of tools: [OfferedTool]) -> String {
        tools.isEmpty ? "no tool is" : "offered: " + tools.map { Excerpt.quoted($0.name) }.joined(separator: ", ")
    }

    /// Tries a header field, nil when the request has none of that name.
    mutating func header(_ name: String, _ expected: Condition.Header, _ found: @autoclosure () -> Subject?) {
        guard mismatch == nil else { return }
        let found = found()
        switch expected {
        case .absent:
            check("header \(name)", found == nil, "\(found?.quoted() ?? "") is there, but must not be")
        case .matches(let match):
            check("header \(name)", match.holds(for: found), found.map(match.explanation) ?? "there is no such header")
        }
    }

    /// Tries a place in the body, nil when there is nothing. A text match sees a string's text, and another value's
    /// compact JSON.
    mutating func body(_ pointer: JSONPointer, _ expected: Condition.Value, _ found: @autoclosure () -> JSON?) {
        guard mismatch == nil else { return }
        let found = found()
        switch expected {
        case .equals(let value):
            check(
                "body \(pointer)",
                found == value,
                found.map { "\(Excerpt.json($0)) is not \(Excerpt.json(value))" } ?? "there is nothing"
            )
        case .matches(let match):
            let subject = found.map { Subject($0.string ?? $0.description) }
            check("body \(pointer)", match.holds(for: subject), subject.map(match.explanation) ?? "there is nothing")
        }
    }

    /// Tries a recorded request. One for another path is the farthest.
    mutating func recorded(_ recorded: RecordedRequest?, _ candidate: Candidate) {
        guard mismatch == nil, let recorded else { return }
        guard let difference = recorded.difference(of: candidate) else { return held += 1 }
        mismatch = Mismatch(key: difference.key, held: held + difference.likeness) { difference.explanation }
    }

    /// Tries the path. The default is nothing that somebody wrote, so it does not count as held.
    mutating func path(_ match: TextMatch?, _ candidate: Candidate) {
        let path = candidate.pathSubject
        if let match { return text("path", match, path) }
        guard mismatch == nil, !candidate.asksForMessage else { return }
        mismatch = Mismatch(key: "path", held: held) { "\(Excerpt.quoted(path.text)) does not equal \"/v1/messages\"" }
    }
}
