import Scenario

/// What a rule is called where people read of it.
struct RuleLabel: Sendable, Equatable {
    /// Its name, or its place in the scenario: `rule 2`.
    let text: String
    /// The same inside a sentence, where a name is in quotes.
    let title: String

    init(_ rule: Rule, number: Int) {
        text = rule.name ?? "rule \(number)"
        title = rule.name.map { "'\($0)'" } ?? text
    }
}
