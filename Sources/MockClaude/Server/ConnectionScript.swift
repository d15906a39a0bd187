import HTTPDaemon
import Scenario
import Synchronization
import Timeline

/// What becomes of the connections to a server, in the order in which they are accepted.
///
/// No session is known before a request is read, so it belongs to the whole server.
final class ConnectionScript: Sendable {
    fileprivate struct State {
        var faults: [ConnectionFault]
        /// How many connections the first of them has had.
        var used = 0
        /// How many connections were not simply served, by what was done to them.
        var counts: [String: Int] = [:]
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

    /// How many connections were not simply served, by what was done to them.
    var counts: [String: Int] { state.withLock { $0.counts } }

    /// What becomes of the next connection.
    func next() -> Admission {
        let act = state.withLock { state in
            let act = state.next()
            if act != .pass { state.counts[act.name, default: 0] += 1 }
            return act
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

extension ConnectionScript.State {
    fileprivate mutating func next() -> ConnectionFault.Act {
        while let fault = faults.first {
            guard let times = fault.times else { return fault.act }
            if used < times {
                used += 1
                return fault.act
            }
            faults.removeFirst()
            used = 0
        }
        return .pass
    }
}
