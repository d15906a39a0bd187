import CMeasuring
import Glibc

/// An epoll instance whose events carry pointers. It is a value of two words, and whoever makes it closes it.
struct EventQueue {
    private let descriptor: Int32
    private let events: UnsafeMutablePointer<epoll_event>
    private static let capacity = 256

    init() {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        precondition(descriptor >= 0, "epoll_create1: \(String(cString: strerror(errno)))")
        events = .allocate(capacity: Self.capacity)
    }

    func close() {
        Glibc.close(descriptor)
        events.deallocate()
    }

    /// Tells from now on when there is something to read.
    func watch(_ watched: Int32, pointer: UnsafeMutableRawPointer?) {
        var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(ptr: pointer))
        epoll_ctl(descriptor, EPOLL_CTL_ADD, watched, &event)
    }

    /// Waits until something is there to read, or until that moment, and returns of how many descriptors there is; nil waits
    /// for ever.
    @inline(__always)
    func wait(until deadline: Nanoseconds?) -> Int {
        guard let deadline else {
            return max(0, Int(cmeasuring_await_events(descriptor, events, Int32(Self.capacity), nil)))
        }
        let left = max(0, deadline - .now)
        var timeout = timespec(tv_sec: Int(left / .second), tv_nsec: Int(left % .second))
        return max(0, Int(cmeasuring_await_events(descriptor, events, Int32(Self.capacity), &timeout)))
    }

    /// What the watch of a descriptor came with. Valid after `wait` for as many as that returned.
    @inline(__always)
    subscript(index: Int) -> UnsafeMutableRawPointer? { events[index].data.ptr }
}
