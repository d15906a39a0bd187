import Scenario

/// Why no rule answered: what was wrong with the one that came nearest.
struct Miss: Sendable {
    private var nearest: (held: Int, text: String)?

    /// Notes a rule whose condition does not hold; the one that held longest is the nearest.
    mutating func note(_ rule: Rule, number: Int, _ mismatch: Mismatch) {
        consider(held: mismatch.held, "\(rule.title(number)): \(mismatch)")
    }

    /// Notes a rule that would have answered, had it not been used up. Nothing is nearer.
    mutating func note(usedUp rule: Rule, number: Int) {
        let requests = rule.times == 1 ? "one request" : "\(rule.times ?? 0) requests"
        consider(held: .max, "\(rule.title(number)), which applies but is used up: it answers \(requests)")
    }

    private mutating func consider(held: Int, _ text: String) {
        if let nearest, nearest.held >= held { return }
        nearest = (held, text)
    }

    /// The explanation, for the error that the client gets.
    var explanation: String {
        guard let nearest else { return "No rule answers this request: the scenario has no replies." }
        return "No rule answers this request. The nearest is \(nearest.text)."
    }
}

extension Rule {
    /// The rule as a message names it.
    func title(_ number: Int) -> String { name.map { "'\($0)'" } ?? "rule \(number)" }
}
