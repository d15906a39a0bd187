import Scenario

/// Why no rule answered: what was wrong with the one that came nearest.
///
/// The words are only put together when somebody reads them, since a search passes many rules before it finds one.
struct Miss {
    private enum Reason {
        case mismatch(Mismatch)
        case usedUp(times: Int)
    }

    private var nearest: (held: Int, title: String, reason: Reason)?

    /// Notes a rule whose condition does not hold; the one that held longest is the nearest, and one for another path the
    /// farthest.
    mutating func note(_ rule: Rule, number: Int, _ mismatch: Mismatch) {
        let held = mismatch.key == "path" ? -1 : mismatch.held
        if let nearest, nearest.held >= held { return }
        nearest = (held, rule.title(number), .mismatch(mismatch))
    }

    /// Notes a rule that would have answered, had it not been used up. Nothing is nearer.
    mutating func note(_ rule: Rule, number: Int, usedUp times: Int) {
        if let nearest, nearest.held == .max { return }
        nearest = (.max, rule.title(number), .usedUp(times: times))
    }

    /// The explanation, for the error that the client gets.
    var explanation: String {
        guard let nearest else { return "No rule answers this request: the scenario has no replies." }
        let reason =
            switch nearest.reason {
            case .mismatch(let mismatch): ": \(mismatch.explanation)"
            case .usedUp(1): ", which applies but is used up: it answers one request"
            case .usedUp(let times): ", which applies but is used up: it answers \(times) requests"
            }
        return "No rule answers this request. The nearest is \(nearest.title)\(reason)."
    }
}

extension Rule {
    /// The rule as a message names it.
    fileprivate func title(_ number: Int) -> String { name.map { "'\($0)'" } ?? "rule \(number)" }
}
