import Scenario

/// Why no rule answered: what was wrong with the one that came nearest.
///
/// The words are only put together when somebody reads them, since a search passes many rules before it finds one.
struct Miss {
    /// The words.
    struct Explanation: Sendable, Equatable {
        /// The nearest rule; nil when there are no rules.
        var nearest: RuleLabel?
        /// Why it did not answer.
        var because: String
        /// Whether it would have answered, had it not been used up.
        var isUsedUp = false
        /// Whether it is for the path that was asked for.
        var isForPath = true

        /// The reason, for those who know already that it is a miss.
        var reason: String {
            nearest.map { "the nearest is \($0.title)\(isUsedUp ? ", which applies but is" : ":") \(because)" }
                ?? because
        }

        /// A sentence, for the error that the client gets.
        var sentence: String {
            guard let nearest else { return "No rule answers this request: \(because)." }
            let reason = isUsedUp ? ", which applies but is \(because)" : ": \(because)"
            return "No rule answers this request. The nearest is \(nearest.title)\(reason)."
        }
    }

    private enum Reason {
        case mismatch(Mismatch)
        case usedUp(times: Int)
    }

    private var nearest: (held: Int, rule: RuleLabel, reason: Reason)?

    /// Notes a rule whose condition does not hold; the one that held longest is the nearest, and one for another path the
    /// farthest.
    mutating func note(_ rule: RuleLabel, _ mismatch: Mismatch) {
        let held = mismatch.key == "path" ? -1 : mismatch.held
        if let nearest, nearest.held >= held { return }
        nearest = (held, rule, .mismatch(mismatch))
    }

    /// Notes a rule that would have answered, had it not been used up. Nothing is nearer.
    mutating func note(_ rule: RuleLabel, usedUp times: Int) {
        if let nearest, nearest.held == .max { return }
        nearest = (.max, rule, .usedUp(times: times))
    }

    /// The explanation.
    var explanation: Explanation {
        guard let nearest else { return Explanation(because: "the scenario has no replies", isForPath: false) }
        switch nearest.reason {
        case .mismatch(let mismatch):
            return Explanation(nearest: nearest.rule, because: mismatch.explanation, isForPath: nearest.held >= 0)
        case .usedUp(let times):
            let requests = times == 1 ? "one request" : "\(times) requests"
            return Explanation(nearest: nearest.rule, because: "used up: it answers \(requests)", isUsedUp: true)
        }
    }
}
