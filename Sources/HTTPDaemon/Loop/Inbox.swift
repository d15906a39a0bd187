import Synchronization

/// What other threads have to say to a loop: stop, by then at the latest.
///
/// It is the only thing that a loop shares.
final class Inbox: Sendable {
    private let stopBy = Mutex<Instant?>(nil)
    private let wakeUp: WakeUp

    init() throws(SystemError) {
        wakeUp = try WakeUp()
    }

    /// What becomes readable when something was said.
    var descriptor: Int32 {
        wakeUp.descriptor
    }

    /// Asks the loop to stop. Asking again can only bring the end forward. From any thread.
    func stop(by deadline: Instant) {
        stopBy.withLock { $0 = min($0 ?? deadline, deadline) }
        wakeUp.signal()
    }

    /// When the loop must have stopped; nil if nobody has asked.
    func read() -> Instant? {
        wakeUp.clear()
        return stopBy.withLock { $0 }
    }
}
