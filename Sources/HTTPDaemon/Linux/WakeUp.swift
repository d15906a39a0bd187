import CMicrohttpd
import Glibc

/// A descriptor that becomes readable when any thread says so.
final class WakeUp: Sendable {
    /// The descriptor to watch.
    let descriptor: Int32

    init() throws(SystemError) {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard descriptor >= 0 else { throw SystemError("eventfd") }
    }

    deinit {
        close(descriptor)
    }

    /// Makes the descriptor readable. From any thread.
    func signal() {
        eventfd_write(descriptor, 1)
    }

    /// Makes it unreadable again.
    func clear() {
        var count: eventfd_t = 0
        eventfd_read(descriptor, &count)
    }
}
