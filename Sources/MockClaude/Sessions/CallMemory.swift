/// What is remembered of one call: the requests that ask for the same thing.
struct CallMemory {
    /// A reply that is being played.
    private struct Playing {
        let turn: Turn
        /// Whether it leaves the client without its answer, as scripted.
        var failure: Failure?
        let progress: @Sendable () -> ReplyProgress
    }

    /// An attempt that left the client without its answer, so that the same request goes on from it.
    private struct Unfinished {
        let turn: Turn
        /// Whether the same reply is sent again: the client went before its scripted end, or was kept from it.
        let repeats: Bool
        /// Whether the reply that is sent again has not been sent before.
        let isUnsent: Bool
    }

    /// How a reply leaves its client without its answer.
    enum Failure: Sendable {
        /// As the reply itself says, so that the next attempt is another one.
        case scripted
        /// It was cut by chance, and comes again.
        case cut
        /// It was not sent at all, because something else took its place.
        case replaced
    }

    /// The replies that are being played, in the order in which they began.
    private var playing: [Playing] = []
    /// The attempts from which nobody has gone on yet, in the order in which they ended.
    private var unfinished: [Unfinished] = []

    init() {}

    /// Whether nothing is left to be remembered.
    var isEmpty: Bool { playing.isEmpty && unfinished.isEmpty }

    /// Begins a turn. It goes on from an attempt that is unfinished, or is a new call.
    mutating func begin(
        _ call: UInt64,
        among candidates: [RuleCandidate],
        counts: inout SessionCounts,
        progress: @escaping @Sendable () -> ReplyProgress
    ) -> Turn {
        // The kernel knows how a reply has gone before the reply's own loop does.
        for reply in playing {
            switch reply.progress() {
            case .underWay: break
            case .served: end(reply.turn, left: false)
            case .left: end(reply.turn, left: true)
            }
        }
        let before = unfinished.isEmpty ? nil : unfinished.removeFirst()
        var turn = Turn(call: call, counts: &counts, after: before?.turn)
        if let before, let rule = before.turn.rule, before.repeats {
            (turn.rule, turn.reply, turn.attempts) = (rule, before.turn.reply, before.turn.attempts)
            turn.isNewUse = before.isUnsent && before.turn.isNewUse
        } else if let before, let rule = before.turn.rule, let attempts = before.turn.attempts {
            (turn.rule, turn.reply, turn.attempts) = (rule, min(before.turn.reply + 1, attempts), attempts)
        } else {
            turn.choose(among: candidates, uses: &counts.uses)
        }
        playing.append(Playing(turn: turn, progress: progress))
        return turn
    }

    /// Says whether, and how, the turn's reply leaves the client without its answer.
    mutating func settle(_ turn: Turn, _ failure: Failure?) {
        guard let index = playing.firstIndex(where: { $0.turn.number == turn.number }) else { return }
        playing[index].failure = failure
    }

    /// Ends a turn, if it has not ended before.
    mutating func end(_ turn: Turn, left isLeft: Bool) {
        guard let index = playing.firstIndex(where: { $0.turn.number == turn.number }) else { return }
        let reply = playing.remove(at: index)
        guard isLeft || reply.failure != nil else { return }
        let repeats = isLeft || reply.failure != .scripted
        unfinished.append(Unfinished(turn: turn, repeats: repeats, isUnsent: reply.failure == .replaced))
    }
}

extension Turn {
    fileprivate init(call digest: UInt64, counts: inout SessionCounts, after before: Turn?) {
        counts.turns += 1
        if before == nil { counts.calls += 1 }
        number = counts.turns
        self.digest = digest
        call = before?.call ?? counts.calls
        attempt = (before?.attempt ?? 0) + 1
    }

    fileprivate mutating func choose(among candidates: [RuleCandidate], uses: inout [Int: Int]) {
        for candidate in candidates where candidate.attempt == nil || candidate.attempt == attempt {
            if let times = candidate.times, uses[candidate.rule, default: 0] >= times {
                usedUp.append(candidate.rule)
            } else {
                uses[candidate.rule, default: 0] += 1
                (rule, attempts, isNewUse) = (candidate.rule, candidate.attempts, true)
                return
            }
        }
    }
}
