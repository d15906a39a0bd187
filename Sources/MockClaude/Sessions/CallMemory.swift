/// What is remembered of one call: the requests that ask for the same thing.
struct CallMemory {
    /// A reply that is being played.
    private struct Playing {
        let turn: Turn
        /// Whether its client has left, which the kernel knows before the reply's own loop does.
        let isGone: @Sendable () -> Bool
    }

    /// How often it was answered.
    var answers: UInt64 = 0
    /// Whether the next request is this call's next attempt: the last one failed as scripted, or was left.
    var goesOn = false
    /// The replies that are being played, in the order in which they began.
    private var playing: [Playing] = []
    /// The rules whose replies were left before their end, which the next requests get without using them up again.
    private var left: [Int] = []
    private var requests = 0

    init() {}

    /// Begins a turn: with the reply that was left first, else with the first candidate that is not used up.
    mutating func begin(
        _ call: UInt64,
        number: UInt64,
        among candidates: [RuleCandidate],
        uses: inout [Int: Int],
        isGone: @escaping @Sendable () -> Bool
    ) -> Turn {
        for reply in playing where reply.isGone() { end(reply.turn, left: true) }
        requests = goesOn ? requests + 1 : 1
        goesOn = false
        var usedUp: [Int] = []
        let rule = left.isEmpty ? choose(among: candidates, uses: &uses, usedUp: &usedUp) : left.removeFirst()
        let turn = Turn(number: number, call: call, rule: rule, attempt: requests, usedUp: usedUp)
        playing.append(Playing(turn: turn, isGone: isGone))
        return turn
    }

    private func choose(among candidates: [RuleCandidate], uses: inout [Int: Int], usedUp: inout [Int]) -> Int? {
        for candidate in candidates where candidate.attempt == nil || candidate.attempt == requests {
            if let times = candidate.times, uses[candidate.rule, default: 0] >= times {
                usedUp.append(candidate.rule)
            } else {
                uses[candidate.rule, default: 0] += 1
                return candidate.rule
            }
        }
        return nil
    }

    /// Ends a turn, if it has not ended before.
    mutating func end(_ turn: Turn, left isLeft: Bool) {
        guard let index = playing.firstIndex(where: { $0.turn == turn }) else { return }
        playing.remove(at: index)
        guard isLeft else { return }
        goesOn = true
        if let rule = turn.rule { left.append(rule) }
    }
}
