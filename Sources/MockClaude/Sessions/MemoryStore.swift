import Synchronization

/// A session's memory inside the process.
///
/// It is bounded: of more calls than `capacity` it forgets all, and begins a new era, so that ids still never repeat.
final class MemoryStore: SessionStore {
    private let capacity: Int
    private let state = Mutex(State())

    init(capacity: Int = 100_000) { self.capacity = capacity }

    func countAnswer(to call: UInt64) -> UInt64 {
        state.withLock { state in
            let count = state.countAnswer(to: call)
            guard count == 0, state.answers.count > capacity else { return state.era << 32 + count }
            state.forgetAll()
            return state.era << 32 + state.countAnswer(to: call)
        }
    }

    func begin(
        _ call: UInt64,
        among candidates: [RuleCandidate],
        progress: @escaping @Sendable () -> ReplyProgress
    ) -> Turn {
        state.withLock { state in
            state.calls[call, default: CallMemory()]
                .begin(call, among: candidates, counts: &state.counts, progress: progress)
        }
    }

    func settle(_ turn: Turn, _ failure: CallMemory.Failure?) {
        state.withLock { $0.calls[turn.digest]?.settle(turn, failure) }
    }

    func end(_ turn: Turn, left: Bool) {
        state.withLock { state in
            guard let index = state.calls.index(forKey: turn.digest) else { return }
            state.calls.values[index].end(turn, left: left)
            if state.calls.values[index].isEmpty { state.calls.remove(at: index) }
        }
    }

    private struct State {
        var era: UInt64 = 0
        var counts = SessionCounts()
        /// How often each call was answered.
        var answers: [UInt64: UInt64] = [:]
        /// The calls of which there is more to be remembered than that.
        var calls: [UInt64: CallMemory] = [:]

        /// How often a call was answered before; counts this time.
        mutating func countAnswer(to call: UInt64) -> UInt64 {
            func next(_ count: inout UInt64) -> UInt64 {
                defer { count += 1 }
                return count
            }
            return next(&answers[call, default: 0])
        }

        mutating func forgetAll() {
            answers.removeAll(keepingCapacity: true)
            calls.removeAll(keepingCapacity: true)
            era += 1
        }
    }
}
