import Glibc
import Synchronization

/// A server that runs as a process of its own, until it is stopped.
final class ServerProcess: Sendable {
    let id: pid_t
    let port: UInt16
    /// Whether it has ended, and its number may be another's.
    private let ended = Mutex(false)

    /// Starts a command and does not wait for it. Its output goes to a file of the directory.
    init(_ command: [String], port: UInt16, output: String) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        let arguments = command.map { strdup($0) }
        defer { for argument in arguments { free(argument) } }
        var id: pid_t = 0
        let failure = posix_spawnp(&id, command[0], &actions, nil, arguments + [nil], environ)
        guard failure == 0 else { throw Failure("cannot run \(command[0]): \(String(cString: strerror(failure)))") }
        self.id = id
        self.port = port
    }

    /// Waits until the port answers, for up to two minutes: thousands of files are read before.
    func awaitPort(output: String) throws {
        let deadline = Nanoseconds.now + 120 * .second
        while true {
            if let descriptor = LocalSocket.connect(to: port) {
                close(descriptor)
                return
            }
            guard Nanoseconds.now < deadline, isRunning else {
                let text = (try? WholeFile.text(output)) ?? ""
                throw Failure("a server does not answer at port \(port): \(text.prefix(1000))")
            }
            Nanoseconds.sleep(until: .now + .millisecond)
        }
    }

    private var isRunning: Bool {
        ended.withLock { ended in
            if !ended { ended = waitpid(id, nil, WNOHANG) != 0 }
            return !ended
        }
    }

    /// The nanoseconds that it has run so far.
    var cpu: Nanoseconds { ProcessAccount.cpu(of: [id]) }

    /// The bytes of memory that it holds.
    var memory: Int { ProcessAccount.memory(of: id) }

    /// Asks it to end, and waits until it has. One that has ended already is left alone.
    func stop() {
        ended.withLock { ended in
            guard !ended else { return }
            kill(id, SIGTERM)
            waitpid(id, nil, 0)
            ended = true
        }
    }

    /// Waits until it ends by itself, and returns what the system tells of its end; 0 if all went well.
    func awaitEnd() -> Int32 {
        ended.withLock { ended in
            var status: Int32 = 0
            waitpid(id, &status, 0)
            ended = true
            return status
        }
    }

    /// A server that cannot be measured.
    struct Failure: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) { self.description = description }
    }
}
