/// What one session remembers between requests: how often its rules were used, and how its calls went.
///
/// Everything that outlives a request is behind these calls, and what they are given and give back are values but for the
/// progress of a reply; so several daemons could share a store.
protocol SessionStore: Sendable {
    /// How often this call was answered before; counts this time.
    func countAnswer(to call: UInt64) -> UInt64

    /// Chooses the reply, and counts its use, in one step.
    ///
    /// Whoever left a reply before its end and asks the same again gets the same reply, which is then not used another time.
    /// Whoever asks again after a failure stays on a rule that has attempts, and gets the next of them.
    ///
    /// - Parameters:
    ///   - call: the digest of what is asked for.
    ///   - candidates: the rules that the request fits, in order.
    ///   - progress: how the reply that is chosen now will stand with its client.
    func begin(
        _ call: UInt64,
        among candidates: [RuleCandidate],
        progress: @escaping @Sendable () -> ReplyProgress
    ) -> Turn

    /// Says whether, and how, the turn's reply leaves the client without its answer, so that it may try again.
    func settle(_ turn: Turn, _ failure: CallMemory.Failure?)

    /// Says that a reply is over, and whether its client left before the end.
    func end(_ turn: Turn, left: Bool)
}
