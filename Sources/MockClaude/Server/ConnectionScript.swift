import HTTPDaemon
import Scenario
import Synchronization
import Timeline

/// What becomes of the connections to a server, in the order in which they are accepted.
///
/// No session is known before a request is read, so it belongs to the whole server.
final class ConnectionScript: Sendable {
    private struct State {
        var faults: [ConnectionFault]
        /// How many connections each entry up to now has had.
        var used = 0
    }

    private let state: Mutex<State>
    /// How fast time passes.
    private let speed: Speed

    init(_ faults: [ConnectionFault], speed: Speed) {
        state = Mutex(State(faults: faults))
        self.speed = speed
    }

    /// Begins anew, with these.
    func restart(_ faults: [ConnectionFault]) { state.withLock { $0 = State(faults: faults) } }

    /// What becomes of the next connection.
    func next() -> Admission {
        let act = state.withLock { state -> ConnectionFault.Act in
            while let fault = state.faults.first {
                guard let times = fault.times else { return fault.act }
                if state.used < times {
                    state.used += 1
                    return fault.act
                }
                state.faults.removeFirst()
                state.used = 0
            }
            return .pass
        }
        return switch act {
        case .pass: .serve
        case .reset: .reset
        case .close: .close
        case .stall: .stall
        case .wait(let time): .wait(speed.scaled(time))
        }
    }
}
