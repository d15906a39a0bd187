import Glibc

/// SIGTERM and SIGINT, taken by waiting for them: no code of ours ever runs inside a signal handler.
struct StopSignals {
    private var signals = sigset_t()

    /// Keeps the signals pending from now on, for this thread and for all that it starts.
    init() {
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Returns at the first signal. From then on the second one ends the process as if it had never been taken.
    func wait() {
        var signal: Int32 = 0
        var signals = signals
        sigwait(&signals, &signal)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
}
