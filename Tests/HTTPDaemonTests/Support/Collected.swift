import Dispatch
import HTTPDaemon
import Synchronization

/// Collects values that other threads hand over, and waits for them.
final class Collected<Value: Sendable>: Sendable {
    private struct State {
        var values: [Value] = []
        var taken = 0
    }

    private let state = Mutex(State())
    private let arrived = DispatchSemaphore(value: 0)

    func add(_ value: Value) {
        state.withLock { $0.values.append(value) }
        arrived.signal()
    }

    /// What has arrived so far.
    var all: [Value] {
        state.withLock { $0.values }
    }

    /// The next value that nobody has waited for yet; nil if ten seconds bring none.
    func next() -> Value? {
        guard arrived.wait(timeout: .now() + 10) == .success else { return nil }
        return state.withLock { state in
            defer { state.taken += 1 }
            return state.values[state.taken]
        }
    }
}

/// How exchanges ended, in the order in which they did.
typealias Ends = Collected<ExchangeEnd>

extension ExchangeEnd {
    /// Everything but the time, for comparing.
    var summary: String {
        "\(reason), \(stepsSent) steps, \(bodyBytesSent) bytes"
    }
}
