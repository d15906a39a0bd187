import CLinux
import Glibc

/// A command that runs with the standard streams and in the process group of this process.
struct ChildProcess {
    let id: pid_t

    /// Starts a command, which is looked up in `PATH`.
    ///
    /// - Parameters:
    ///   - environment: `NAME=VALUE` strings.
    ///   - mask: the signals that it keeps pending.
    /// - Throws: `Failure` with the shell's codes when there is no such command, or when it is no program.
    init(_ command: [String], environment: [String], mask: sigset_t) throws(Failure) {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var mask = mask
        posix_spawnattr_setsigmask(&attributes, &mask)
        // Signals that this process ignores would stay ignored in the new program.
        var reset = sigset_t()
        sigemptyset(&reset)
        sigaddset(&reset, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &reset)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var id: pid_t = 0
        let failure = Self.withCStrings(command) { arguments in
            Self.withCStrings(environment) { environment in
                posix_spawnp(&id, arguments[0]!, nil, &attributes, arguments, environment)
            }
        }
        guard failure == 0 else { throw Failure(starting: command[0], failure) }
        self.id = id
    }

    /// Sends a signal to the command alone. Until it has been waited for, no other process can have its number.
    func send(_ signal: Int32) { kill(id, signal) }

    /// The strings as C has them, with a null pointer at the end. The pointers hold inside the closure alone.
    private static func withCStrings<Result>(
        _ strings: [String],
        _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = strings.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers + [nil])
    }
}

extension Failure {
    fileprivate init(starting command: String, _ reason: Int32) {
        let isMissing = reason == ENOENT || reason == ENOTDIR
        self.init(
            isMissing ? .notFound : .notExecutable,
            "mock-claude: cannot run \(command): \(String(cString: strerror(reason)))"
        )
    }
}
