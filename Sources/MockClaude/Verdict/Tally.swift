import Scenario

/// What happened in a session, as far as a verdict needs it. Unlike the journal it forgets nothing, since it only counts, and
/// keeps the first of what went wrong.
struct Tally: Sendable {
    /// A request with which something is wrong.
    struct Note: Sendable {
        /// The request's id.
        let request: String
        /// What is wrong.
        let why: String
    }

    /// How a rule was used.
    struct Use: Sendable {
        /// How often, as `times` counts.
        var times = 0
        /// Which of its replies were sent, by their places in its `attempts`.
        var replies: Set<Int> = []

        fileprivate mutating func count(_ reply: Int, isNewUse: Bool) {
            if isNewUse { times += 1 }
            replies.insert(reply)
        }
    }

    /// The requests that came to an endpoint.
    private(set) var requests = 0
    /// Those that no rule answered.
    private(set) var misses = FirstFew<Note>()
    /// Those that were not as each request is expected to be.
    private(set) var mismatches = FirstFew<Note>()
    /// The uses of the rules, by their places in the scenario.
    private(set) var uses: [Int: Use] = [:]
    /// What clients did wrong: the first of each kind, in order of time.
    private(set) var findings: [Finding] = []
    /// How often each kind was found.
    private(set) var findingCounts: [FindingKind: Int] = [:]
    private var allRequests = 0

    /// Counts a request; gives back its place among the session's, from 1.
    mutating func countRequest(isAtEndpoint: Bool) -> Int {
        allRequests += 1
        if isAtEndpoint { requests += 1 }
        return allRequests
    }

    /// Counts that a rule answered.
    ///
    /// - Parameters:
    ///   - reply: which of its replies it gave: the place in its `attempts`, from 0, and 0 for a rule without.
    ///   - isNewUse: whether it counts towards `times`; not so the later attempts of a call, nor a reply that is sent again
    ///     to a client that had left it.
    mutating func countUse(ofRule rule: Int, reply: Int, isNewUse: Bool) {
        uses[rule, default: Use()].count(reply, isNewUse: isNewUse)
    }

    /// Notes a request that no rule answered.
    mutating func noteMiss(_ request: String, _ why: @autoclosure () -> String) {
        misses.append(Note(request: request, why: why()))
    }

    /// Notes a request that was not as each request is expected to be.
    mutating func noteMismatch(_ request: String, _ why: @autoclosure () -> String) {
        mismatches.append(Note(request: request, why: why()))
    }

    /// Notes what a client did wrong.
    mutating func note(_ found: [Finding]) {
        for finding in found {
            findingCounts[finding.kind, default: 0] += 1
            if findingCounts[finding.kind, default: 0] <= FirstFew<Finding>.most { findings.append(finding) }
        }
    }
}
