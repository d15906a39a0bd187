import Glibc

/// Signals that wait until they are taken: no code of ours ever runs inside a signal handler.
struct SignalQueue {
    /// A signal that has arrived.
    struct Arrival {
        let signal: Int32
        /// Whether the kernel sent it, as it does for a key of the terminal: then it went to the whole process group.
        let isFromKernel: Bool
    }

    /// The signals that were kept pending before, which is what a new program should find.
    private(set) var inheritedMask = sigset_t()
    private let signals: [Int32]

    /// Keeps the signals pending from now on, for this thread and for all that it starts.
    init(_ signals: [Int32]) {
        self.signals = signals
        var mask = Self.set(signals)
        pthread_sigmask(SIG_BLOCK, &mask, &inheritedMask)
    }

    /// The next signal; nil when none comes in that time. Without a limit it waits for as long as it takes.
    ///
    /// - Parameter others: signals that are left pending.
    func next(within limit: Duration? = nil, butNot others: [Int32] = []) -> Arrival? {
        var set = Self.set(signals.filter { !others.contains($0) })
        var info = siginfo_t()
        var signal: Int32
        repeat {
            if var time = limit.map(timespec.init) {
                signal = sigtimedwait(&set, &info, &time)
            } else {
                signal = sigwaitinfo(&set, &info)
            }
        } while signal < 0 && errno == EINTR
        return signal < 0 ? nil : Arrival(signal: signal, isFromKernel: info.si_code == Self.sentByKernel)
    }

    /// The next signal, however long it takes.
    func nextArrival() -> Arrival {
        while true { if let arrival = next() { return arrival } }
    }

    /// Lets these signals do what they do to any process, for this thread.
    func release(_ signals: [Int32]) {
        var set = Self.set(signals)
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }

    /// `SI_KERNEL`, which Swift's module of the C library does not have.
    private static let sentByKernel: Int32 = 0x80

    private static func set(_ signals: [Int32]) -> sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        return set
    }
}

extension timespec {
    /// A span of time; a negative one is none.
    init(_ duration: Duration) {
        let (seconds, attoseconds) = max(duration, .zero).components
        self.init(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    }
}
