import Glibc

/// A thread that does one thing.
final class Worker {
    private var thread = pthread_t()

    /// Begins at once.
    init(_ work: @escaping @Sendable () -> Void) {
        let task = Unmanaged.passRetained(Task(work))
        let failure = pthread_create(&thread, nil, runTask, task.toOpaque())
        precondition(failure == 0, "pthread_create: \(String(cString: strerror(failure)))")
    }

    /// Returns when it is done. Every worker is joined once.
    func join() {
        pthread_join(thread, nil)
    }

    fileprivate final class Task: Sendable {
        let work: @Sendable () -> Void

        init(_ work: @escaping @Sendable () -> Void) {
            self.work = work
        }
    }
}

/// A free function, because a closure could inherit an actor from where it is written, and die on the new thread.
private func runTask(_ task: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    Unmanaged<Worker.Task>.fromOpaque(task!).takeRetainedValue().work()
    return nil
}
