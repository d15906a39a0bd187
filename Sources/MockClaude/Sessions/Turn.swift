/// One request's place in the session.
struct Turn: Sendable, Equatable {
    /// Tells this turn from every other of the session.
    let number: Int
    /// The digest of what is asked for.
    let digest: UInt64
    /// The number of the call in the session, from 1.
    let call: Int
    /// 1 + the call's earlier requests, those that the client left included.
    let attempt: Int
    /// The rule that answers; nil when none does.
    var rule: Int?
    /// Which of the rule's replies is sent, from 1; more than 1 only for a rule with attempts.
    var reply = 1
    /// How many replies the rule has for the attempts of one call; nil for a rule without attempts.
    var attempts: Int?
    /// Whether the rule was used another time for it; not so for a further attempt, or a reply that is sent again.
    var isNewUse = false
    /// The candidates before the rule that were used up.
    var usedUp: [Int] = []
}
