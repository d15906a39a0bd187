/// A rule that fits a request, with what the session's memory decides of it.
struct RuleCandidate: Sendable, Equatable {
    /// The rule's place in the scenario.
    let rule: Int
    /// How many requests it answers, or calls when it has attempts; nil for any number.
    let times: Int?
    /// The attempt of a call that it answers; nil for any.
    let attempt: Int?
    /// How many replies it has for the attempts of one call; nil for one reply without that list.
    var attempts: Int?

    /// Whether it answers a new call, whatever the memory holds.
    var isCertain: Bool { times == nil && attempt == nil }
}
