import CMeasuring
import Glibc

/// A moment of the monotonic clock, or a span of time, in nanoseconds.
typealias Nanoseconds = Int64

extension Nanoseconds {
    /// The present moment of the monotonic clock.
    static var now: Nanoseconds { read(CLOCK_MONOTONIC) }

    /// The present moment of the clock by which the kernel stamps what arrives.
    static var realTime: Nanoseconds { read(CLOCK_REALTIME) }

    static let microsecond: Nanoseconds = 1_000
    static let millisecond: Nanoseconds = 1_000_000
    static let second: Nanoseconds = 1_000_000_000

    private static func read(_ clock: clockid_t) -> Nanoseconds {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * second + Int64(time.tv_nsec)
    }

    /// Returns at that moment of the monotonic clock, or at once if it has passed.
    static func sleep(until moment: Nanoseconds) {
        var time = timespec(tv_sec: Int(moment / second), tv_nsec: Int(moment % second))
        while clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nil) == EINTR {}
    }
}
