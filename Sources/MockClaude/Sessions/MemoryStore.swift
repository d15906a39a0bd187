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
            if state.calls.count >= capacity, state.calls[call] == nil {
                state.calls.removeAll(keepingCapacity: true)
                state.era += 1
            }
            defer { state.calls[call, default: CallMemory()].answers += 1 }
            return state.era << 32 + (state.calls[call]?.answers ?? 0)
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
        state.withLock { $0.calls[turn.digest]?.end(turn, left: left) }
    }

    private struct State {
        var era: UInt64 = 0
        var counts = SessionCounts()
        var calls: [UInt64: CallMemory] = [:]
    }
}
