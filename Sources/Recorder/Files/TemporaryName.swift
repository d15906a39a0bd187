internal import Glibc

/// The name of a recording that is being written: hidden, and with its writer's process.
struct TemporaryName: Equatable {
    private static let prefix = ".mock-claude-recording-"
    private static let suffix = ".tmp"

    /// The process.
    let process: Int32
    /// The recording.
    let number: Int

    /// The name of that recording's file while this process writes it.
    init(number: Int) {
        process = getpid()
        self.number = number
    }

    /// Reads a name; nil for any other.
    init?(_ name: String) {
        guard name.hasPrefix(Self.prefix), name.hasSuffix(Self.suffix) else { return nil }
        let parts = name.dropFirst(Self.prefix.count).dropLast(Self.suffix.count)
            .split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let process = Int32(parts[0]), let number = Int(parts[1]), process > 0 else {
            return nil
        }
        (self.process, self.number) = (process, number)
    }

    /// The name.
    var name: String { "\(Self.prefix)\(process)-\(number)\(Self.suffix)" }

    /// Removes that file from a directory if its writer was killed.
    ///
    /// A process of this number may be another by now, this one too, and in a container mostly is; so the lock counts too,
    /// which the file's writer has and which ends with it.
    func removeIfStale(from directory: String) {
        guard process == getpid() || kill(process, 0) != 0 && errno == ESRCH else { return }
        let path = "\(directory)/\(name)"
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
    }
}
