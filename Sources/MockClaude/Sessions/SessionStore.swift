/// What one session remembers between requests: how often its rules were used, and how its calls went.
///
/// Everything that outlives a request is behind these calls, and what they are given and give back are values but for the
/// presence of a client; so several daemons could share a store.
protocol SessionStore: Sendable {
    /// How often this call was answered before; counts this time.
    func countAnswer(to call: UInt64) -> UInt64

    /// Chooses the rule that answers, and counts its use, in one step.
    ///
    /// Whoever left a reply before its end and asks the same again gets the same rule, which is then not used another time.
    ///
    /// - Parameters:
    ///   - call: the digest of what is asked for.
    ///   - candidates: the rules that the request fits, in order.
    ///   - isGone: whether the client that is answered now has left.
    func begin(_ call: UInt64, among candidates: [RuleCandidate], isGone: @escaping @Sendable () -> Bool) -> Turn

    /// Says what the client has when its reply has been played: its answer, or a failure after which it may try again.
    func settle(_ turn: Turn, failed: Bool)

    /// Says that a reply is over, and whether its client left before the end.
    func end(_ turn: Turn, left: Bool)
}

/// A rule that fits a request, with what the session's memory decides of it.
struct RuleCandidate: Sendable, Equatable {
    /// The rule's place in the scenario.
    let rule: Int
    /// How many requests it answers; nil for any number.
    let times: Int?
    /// The attempt of a call that it answers; nil for any.
    let attempt: Int?

    /// Whether it answers, whatever the memory holds.
    var isCertain: Bool { times == nil && attempt == nil }
}

/// One request's place in the session.
struct Turn: Sendable, Equatable {
    /// Tells this turn from every other of the session.
    let number: UInt64
    /// The digest of what is asked for.
    let call: UInt64
    /// The rule that answers; nil when none does.
    let rule: Int?
    /// 1 + the call's earlier requests.
    let attempt: Int
    /// The candidates before the rule that were used up.
    let usedUp: [Int]
}
