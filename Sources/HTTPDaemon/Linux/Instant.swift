import CMicrohttpd
import Glibc

/// A moment of the monotonic clock, in nanoseconds.
struct Instant: Comparable {
    var nanoseconds: Int64

    /// The present moment.
    static var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Instant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    static func < (left: Instant, right: Instant) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    /// The moment so many nanoseconds later; the end of time if that is beyond it.
    func advanced(by nanoseconds: Int64) -> Instant {
        let (sum, overflow) = self.nanoseconds.addingReportingOverflow(nanoseconds)
        return Instant(nanoseconds: overflow ? .max : sum)
    }

    /// How many nanoseconds have passed since then.
    func since(_ earlier: Instant) -> Int64 {
        nanoseconds - earlier.nanoseconds
    }
}

extension Duration {
    /// This span in whole nanoseconds; what does not fit (292 years) becomes the longest that does.
    var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, tooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, stillTooLong) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
        guard !tooLong, !stillTooLong else { return seconds < 0 ? .min : .max }
        return sum
    }

    /// This span as the time of something that is played: in nanoseconds, not before the request, and so far from the end of
    /// time (73 years) that a few of them can be added.
    var playable: Int64 {
        max(0, min(wholeNanoseconds, .max / 4))
    }
}
