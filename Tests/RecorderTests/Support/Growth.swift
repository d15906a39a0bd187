import Glibc

/// How the time of a piece of work grows with its size.
enum Growth {
    /// How many times as much processor time the work takes when it has four times the size: about 4 where time grows with
    /// the size, 16 where it grows with its square. What else the machine does has no part in the time of this thread; the
    /// least of three runs counts, because caches have.
    static func fromOnceToFourTimes(_ size: Int, _ work: (_ size: Int) throws -> Void) rethrows -> Double {
        try least { try work(4 * size) } / least { try work(size) }
    }

    private static func least(_ work: () throws -> Void) rethrows -> Double {
        var least = Double.infinity
        for _ in 0..<3 {
            let start = now
            try work()
            least = min(least, now - start)
        }
        return least
    }

    /// The processor time of this thread, in seconds.
    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
