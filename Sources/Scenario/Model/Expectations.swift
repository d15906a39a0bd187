/// What must have happened when a run ends.
public struct Expectations: Sendable {
    /// How many requests must have come to an endpoint, retries and misses included; nil for any number.
    public var requests: Int?
    /// Whether every reply must have been sent, as often as its rule says and with all its attempts.
    public var allRepliesUsed: Bool
    /// Whether every request must have been answered by a rule.
    public var noMisses: Bool
    /// What every request must be like; nil for anything.
    public var eachRequest: Condition?
    /// The kinds of findings that are allowed; nil for all.
    public var allowedFindings: Set<FindingKind>?

    /// No misses, and nothing more.
    public init() {
        requests = nil
        allRepliesUsed = false
        noMisses = true
        eachRequest = nil
        allowedFindings = nil
    }
}

extension Expectations {
    /// All of them together. A number of requests, and what each is like, can only be had once: the first counts.
    static func combined(_ all: [Expectations]) -> Expectations {
        var result = Expectations()
        result.requests = all.lazy.compactMap(\.requests).first
        result.allRepliesUsed = all.contains(where: \.allRepliesUsed)
        result.noMisses = all.allSatisfy(\.noMisses)
        result.eachRequest = all.lazy.compactMap(\.eachRequest).first
        result.allowedFindings = all.compactMap(\.allowedFindings).reduce(nil) { $0?.intersection($1) ?? $1 }
        return result
    }
}
