import Glibc
import Synchronization

/// The thread that owns a loop, as other threads see it.
final class LoopThread: Sendable {
    private let inbox: Inbox
    /// nil once it has been joined.
    private let thread: Mutex<pthread_t?>

    /// Gives the loop, which nobody else may hold, to a new thread and starts it.
    init(running loop: Loop, inbox: Inbox) throws(SystemError) {
        self.inbox = inbox
        var thread = pthread_t()
        let given = Unmanaged.passRetained(loop)
        let failure = pthread_create(&thread, nil, runLoop, given.toOpaque())
        guard failure == 0 else {
            given.release()
            throw SystemError("pthread_create", code: failure)
        }
        self.thread = Mutex(thread)
    }

    /// Asks the loop to stop by then.
    func stop(by deadline: Instant) {
        inbox.stop(by: deadline)
    }

    /// Returns when the loop has stopped.
    func join() {
        thread.withLock { thread in
            if let running = thread { pthread_join(running, nil) }
            thread = nil
        }
    }
}

/// A free function, because a closure could inherit an actor from where it is written, and die on the new thread.
private func runLoop(_ loop: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    Unmanaged<Loop>.fromOpaque(loop!).takeRetainedValue().run()
    return nil
}
