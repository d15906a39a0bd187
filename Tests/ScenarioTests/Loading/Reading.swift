import Testing

@testable import Scenario

/// Something else than what a test is about.
struct Unexpected: Error {
    let found: String

    init(_ found: Any) { self.found = "\(found)" }
}

/// The scenario of a text that has nothing wrong with it.
func scenario(_ text: String) throws -> Scenario { try ScenarioFile.parse(text, file: "test.yaml").scenario }

/// The first reply of a text.
func reply(_ text: String) throws -> Reply {
    let rule = try #require(try scenario(text).rules.first)
    guard case .reply(let reply) = rule.answer else { throw Unexpected(rule) }
    return reply
}

/// The condition of the first rule of a text.
func condition(_ when: String) throws -> Condition {
    try #require(try scenario("replies: [{when: \(when), text: a}]").rules.first).when
}

/// The messages of all that is wrong with a text, each with its place: `2:3: unknown key …`.
func problems(_ text: String) -> [String] {
    do {
        return try ScenarioFile.parse(text, file: "test.yaml").warnings.map(brief)
    } catch {
        return error.diagnostics.map(brief)
    }
}

/// What a reader makes of a YAML value, and what it finds wrong with it.
func read<Value>(_ text: String, by reader: (Node, Problems) -> Value?) -> (value: Value?, problems: [String]) {
    let problems = Problems(file: "test.yaml", source: SourceText(text))
    let value = Document(problems).root.flatMap { reader($0, problems) }
    return (value, problems.diagnostics.map(brief))
}

/// A diagnostic's place and message on one line.
func brief(_ diagnostic: Diagnostic) -> String {
    "\(diagnostic.line):\(diagnostic.column): \(diagnostic.severity): \(diagnostic.message)"
}
