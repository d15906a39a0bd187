import Synchronization

/// A session's memory inside the process.
///
/// It is bounded: of more bodies than `capacity` it forgets all, and begins a new era, so that ids still never repeat.
final class MemoryStore: SessionStore {
    private struct Call {
        var answers: UInt64 = 0
        var requests = 0
        var outcome = Turn.Outcome.answered
        var rule: Int?
    }

    private struct State {
        var era: UInt64 = 0
        var calls: [UInt64: Call] = [:]
        var uses: [Int: Int] = [:]
    }

    private let capacity: Int
    private let state = Mutex(State())

    init(capacity: Int = 100_000) { self.capacity = capacity }

    func countAnswer(to body: UInt64) -> UInt64 {
        state.withLock { state in
            if state.calls.count >= capacity, state.calls[body] == nil {
                state.calls.removeAll(keepingCapacity: true)
                state.era += 1
            }
            defer { state.calls[body, default: Call()].answers += 1 }
            return state.era << 32 + (state.calls[body]?.answers ?? 0)
        }
    }

    func begin(_ body: UInt64, choose: (_ attempt: Int, _ uses: [Int: Int]) -> Int?) -> Turn {
        state.withLock { state in
            var call = state.calls[body] ?? Call()
            defer { state.calls[body] = call }
            call.requests = call.outcome == .answered ? 1 : call.requests + 1
            if call.outcome == .left, let rule = call.rule {
                return Turn(body: body, rule: rule, attempt: call.requests)
            }
            let rule = choose(call.requests, state.uses)
            if let rule { state.uses[rule, default: 0] += 1 }
            call.rule = rule
            return Turn(body: body, rule: rule, attempt: call.requests)
        }
    }

    func settle(_ turn: Turn, as outcome: Turn.Outcome) {
        state.withLock { $0.calls[turn.body]?.outcome = outcome }
    }
}
