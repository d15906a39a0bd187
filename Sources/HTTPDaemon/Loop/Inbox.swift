import Glibc
import Synchronization

/// What other threads have for a loop: connections to serve, remotes of its exchanges, and the word to stop.
///
/// It is the only thing that loops share.
final class Inbox: Sendable {
    private struct State {
        var sockets: [Int32] = []
        var remotes: [ExchangeRemote] = []
        var stopBy: Instant?
        var isClosed = false
    }

    private let state = Mutex(State())
    private let wakeUp: WakeUp

    init() throws(SystemError) {
        wakeUp = try WakeUp()
    }

    /// What becomes readable when something has come.
    var descriptor: Int32 {
        wakeUp.descriptor
    }

    /// Gives the loop an accepted socket.
    func put(_ socket: Int32) {
        let isOpen = state.withLock { state in
            if !state.isClosed { state.sockets.append(socket) }
            return !state.isClosed
        }
        if isOpen { wakeUp.signal() } else { Glibc.close(socket) }
    }

    /// Says that a remote has something for an exchange of the loop.
    func put(_ remote: ExchangeRemote) {
        let isOpen = state.withLock { state in
            if !state.isClosed { state.remotes.append(remote) }
            return !state.isClosed
        }
        if isOpen { wakeUp.signal() }
    }

    /// Asks the loop to stop. Asking again can only bring the end forward.
    func stop(by deadline: Instant) {
        state.withLock { $0.stopBy = min($0.stopBy ?? deadline, deadline) }
        wakeUp.signal()
    }

    /// For the loop: what has come, and when it must have stopped, if it must.
    func take() -> (sockets: [Int32], remotes: [ExchangeRemote], stopBy: Instant?) {
        wakeUp.clear()
        return state.withLock { state in
            defer {
                state.sockets = []
                state.remotes = []
            }
            return (state.sockets, state.remotes, state.stopBy)
        }
    }

    /// For the loop at its end: what has come and what will come is closed.
    func close() {
        let left = state.withLock { state in
            defer { state = State(isClosed: true) }
            return state
        }
        for socket in left.sockets { Glibc.close(socket) }
    }
}
