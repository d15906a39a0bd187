/// What one session remembers between requests: how often its rules were used, and how its calls went.
///
/// Everything that outlives a request is behind these three calls, so that several daemons could share it.
protocol SessionStore: Sendable {
    /// How often this body was answered before; counts this time.
    func countAnswer(to body: UInt64) -> UInt64

    /// Chooses the rule that answers, and counts its use, in one step.
    ///
    /// - Parameters:
    ///   - body: the digest of the request's body.
    ///   - choose: given the attempt that this request is and how often each rule was used, the rule, or nil for none.
    func begin(_ body: UInt64, choose: (_ attempt: Int, _ uses: [Int: Int]) -> Int?) -> Turn

    /// Says how an answer went, which decides what the next request of the same body is.
    func settle(_ turn: Turn, as outcome: Turn.Outcome)
}

/// One request's place in the session: which rule answers it, and at which attempt.
struct Turn: Sendable, Equatable {
    /// How an answer went.
    enum Outcome: Sendable {
        /// The client has its message: the same body again is a new call.
        case answered
        /// It failed as scripted: the same body again is this call's next attempt.
        case failed
        /// The client left before the end: the same body again gets the same reply, and nothing more is used up.
        case left
    }

    /// The digest of the request's body.
    let body: UInt64
    /// The rule that answers; nil when none does.
    let rule: Int?
    /// 1 + the call's earlier requests.
    let attempt: Int
}
