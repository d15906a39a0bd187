import CLinux
import Glibc
import Scenario

/// The processes below this one: a command, and all that it starts.
///
/// Whatever a parent leaves behind comes to this process instead of the system's first, so that nothing gets lost.
struct Descendants {
    /// From now on orphans come to this process.
    init() {
        // A disposition that a parent left behind, to ignore them, would take away what the commands end with.
        signal(SIGCHLD, SIG_DFL)
        _ = clinux_become_subreaper()
    }

    /// The next child that has ended or stopped, without waiting for one; nil when there is none at present.
    func nextChange() -> (id: pid_t, status: WaitStatus)? {
        var status: Int32 = 0
        let id = waitpid(-1, &status, WNOHANG | WUNTRACED)
        return id > 0 ? (id, WaitStatus(value: status)) : nil
    }

    /// Ends all that is left: SIGTERM to each child, and SIGKILL once the grace is over. Their own children come here when
    /// they have ended, and are ended in turn. Only children are ever sent a signal: until one has been waited for, no
    /// other process can have its number.
    ///
    /// - Parameter signals: takes SIGCHLD, which says when to look again.
    /// - Returns: how many processes there were to end.
    @discardableResult
    func end(grace: Duration, signals: SignalQueue) -> Int {
        let clock = ContinuousClock()
        let late = clock.now + grace
        // A process that even SIGKILL does not end hangs in the kernel, and cannot be waited for.
        let last = late + .seconds(1)
        var told: Set<pid_t> = []
        var count = 0
        while Self.areLeft(forgetting: &told), clock.now < last {
            let isLate = clock.now >= late
            for child in Self.children() where isLate || !told.contains(child) {
                kill(child, isLate ? SIGKILL : SIGTERM)
                // One that is stopped takes its signal when it goes on.
                kill(child, SIGCONT)
                if told.insert(child).inserted { count += 1 }
            }
            _ = signals.next(within: (isLate ? last : late) - clock.now)
        }
        return count
    }

    /// Whether any child is left, when all that have ended are waited for.
    private static func areLeft(forgetting told: inout Set<pid_t>) -> Bool {
        while true {
            let child = waitpid(-1, nil, WNOHANG)
            if child <= 0 { return child == 0 }
            told.remove(child)
        }
    }

    /// The children of this process, of whichever thread.
    private static func children() -> [pid_t] {
        let parent = getpid()
        return (Directory.entries(of: "/proc") ?? []).compactMap { pid_t($0) }.filter { self.parent(of: $0) == parent }
    }

    /// The parent of a process; nil when the process is gone.
    private static func parent(of process: pid_t) -> pid_t? {
        let descriptor = open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 512)
        let count = read(descriptor, &buffer, buffer.count)
        guard count > 0 else { return nil }
        // `4711 (its name) S 4710 …`, where the name may hold spaces and parentheses itself.
        let line = String(decoding: buffer[..<count], as: UTF8.self)
        guard let name = line.lastIndex(of: ")") else { return nil }
        return line[name...].split(separator: " ").dropFirst(2).first.flatMap { pid_t($0) }
    }
}
