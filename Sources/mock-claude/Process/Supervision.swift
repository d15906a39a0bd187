import Glibc

/// Stands between a command and whoever started both: signals go through, and the command's end is this process's end.
struct Supervision {
    /// What the command gets too when somebody sends it to this process.
    private static let passedOn = ending + [SIGUSR1, SIGUSR2, SIGTSTP, SIGCONT]
    private static let ending = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]
    /// What must be kept pending for it.
    static let signals = passedOn + [SIGCHLD]

    /// How long what a command leaves behind has for its own end.
    private static let grace = Duration.seconds(1)

    private let descendants = Descendants()

    /// Runs a command, and ends what it leaves behind.
    ///
    /// - Parameters:
    ///   - environment: `NAME=VALUE` strings.
    ///   - signals: has those above pending.
    ///   - next: takes the next of them.
    /// - Returns: the exit code, as a shell tells it.
    /// - Throws: `Failure` when the command cannot be started.
    func run(
        _ command: [String],
        environment: [String],
        signals: SignalQueue,
        next: () -> SignalQueue.Arrival
    ) throws(Failure) -> Int32 {
        // What came before there is a command cannot reach it: a key of the terminal is only sent once. That files have
        // changed is nothing for the command, and still to be seen to.
        while let early = signals.next(within: .zero, butNot: [SIGIO]) {
            if Self.ending.contains(early.signal) { return 128 + early.signal }
        }
        let child = try ChildProcess(command, environment: environment, mask: signals.inheritedMask)
        var code: Int32?
        while code == nil {
            let arrival = next()
            if arrival.signal == SIGCHLD {
                code = takeChanges(of: child)
            } else if !hasReachedCommand(arrival) {
                child.send(arrival.signal)
            }
        }
        descendants.end(grace: Self.grace, signals: signals)
        return code!
    }

    /// Whether the command has had the signal already: what a key of the terminal sends goes to the whole process group. Of
    /// a terminal that is gone, the session's leader alone is told.
    private func hasReachedCommand(_ arrival: SignalQueue.Arrival) -> Bool {
        arrival.isFromKernel && !(arrival.signal == SIGHUP && getsid(0) == getpid())
    }

    /// The command's exit code, if it has ended.
    private func takeChanges(of child: ChildProcess) -> Int32? {
        var code: Int32?
        while let change = descendants.nextChange() {
            guard change.id == child.id else { continue }
            code = change.status.exitCode ?? code
            // A job is stopped for the shell when the process is that the shell started. One that somebody stops by
            // SIGSTOP still has requests on their way.
            if let signal = change.status.stopSignal, [SIGTSTP, SIGTTIN, SIGTTOU].contains(signal) { raise(SIGSTOP) }
        }
        return code
    }
}
