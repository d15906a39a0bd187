import CMicrohttpd
import Glibc

/// An epoll instance: many descriptors, one wait, times in nanoseconds.
final class EventPoll {
    /// What a watch asks for, and what an event tells.
    struct Readiness: OptionSet {
        let rawValue: UInt32

        /// There is something to read.
        static let readable = Readiness(EPOLLIN)
        /// There is room to write.
        static let writable = Readiness(EPOLLOUT)
        /// The peer has closed its side, whether or not everything it sent has been read.
        static let peerClosed = Readiness(EPOLLRDHUP)
        /// The connection is gone, both sides; always told.
        static let hungUp: Readiness = [Readiness(EPOLLHUP), Readiness(EPOLLERR)]
        /// Asks to be told of a change once, not for as long as it lasts.
        static let changes = Readiness(EPOLLET)

        init(rawValue: UInt32) {
            self.rawValue = rawValue
        }

        private init(_ event: EPOLL_EVENTS) {
            rawValue = event.rawValue
        }
    }

    /// The most that `lead` may be, in nanoseconds: what is spent on looking at the clock is not more than that.
    private static let longestLead: Int64 = 20_000
    /// How much `lead` grows with each waking that took longer, in nanoseconds.
    private static let leadGrowth: Int64 = 50

    private let descriptor: Int32
    /// How long it takes at least, in nanoseconds, from a moment that was waited for until this thread runs, as far as has been
    /// seen of late. A wait ends so much earlier.
    private var lead: Int64 = 0
    private let events = UnsafeMutableBufferPointer<epoll_event>.allocate(capacity: 256)

    /// Fails when descriptors have run out, or on a kernel older than 5.11, which cannot wait for less than a
    /// millisecond.
    init() throws(SystemError) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard descriptor >= 0 else { throw SystemError("epoll_create1") }
        var none = timespec()
        guard clinux_epoll_wait(descriptor, events.baseAddress, 1, &none) >= 0 else {
            throw SystemError("epoll_pwait2")
        }
    }

    deinit {
        close(descriptor)
        events.deallocate()
    }

    /// Watches a descriptor. Its events carry the token. Returns false when the kernel has no memory for it.
    func watch(_ watched: Int32, for interest: Readiness, token: UInt64) -> Bool {
        control(EPOLL_CTL_ADD, watched, interest, token)
    }

    /// Watches for something else. What is ready at this moment is told again.
    func rewatch(_ watched: Int32, for interest: Readiness, token: UInt64) {
        _ = control(EPOLL_CTL_MOD, watched, interest, token)
    }

    /// Stops watching. Closing a descriptor would not do: while a child process still has a copy, events would go on.
    func unwatch(_ watched: Int32) {
        _ = control(EPOLL_CTL_DEL, watched, [], 0)
    }

    private func control(_ operation: Int32, _ watched: Int32, _ interest: Readiness, _ token: UInt64) -> Bool {
        var event = epoll_event(events: interest.rawValue, data: epoll_data_t(u64: token))
        return epoll_ctl(descriptor, operation, watched, &event) == 0
    }

    /// Waits until something happens or the moment has come, and hands over what has happened. Without a moment, for
    /// ever.
    ///
    /// A thread runs some microseconds after the moment for which it asked to be woken. So it asks to be woken earlier, and
    /// looks at the clock for the rest.
    func wait(until deadline: Instant?, _ body: (_ token: UInt64, _ readiness: Readiness) -> Void) {
        let count: Int32
        if let deadline {
            let wanted = deadline.advanced(by: -lead)
            let left = max(0, wanted.since(.now))
            var timeout = timespec(tv_sec: Int(left / 1_000_000_000), tv_nsec: Int(left % 1_000_000_000))
            count = clinux_epoll_wait(descriptor, events.baseAddress, Int32(events.count), &timeout)
            if count == 0 {
                var now = Instant.now
                if left > 0 { noteWaking(now.since(wanted)) }
                while now < deadline { now = .now }
            }
        } else {
            count = clinux_epoll_wait(descriptor, events.baseAddress, Int32(events.count), nil)
        }
        // Only EINTR is left to fail with, and then there is nothing to hand over.
        for index in 0..<Int(max(0, count)) {
            body(events[index].data.u64, Readiness(rawValue: events[index].events))
        }
    }

    /// Notes how long it took until this thread ran again. What is less counts at once, so that the clock is looked at for little;
    /// what is more counts a little, however much it is, so that an old least is forgotten.
    private func noteWaking(_ span: Int64) {
        lead = span < lead ? max(0, span) : min(lead + Self.leadGrowth, Self.longestLead)
    }
}
