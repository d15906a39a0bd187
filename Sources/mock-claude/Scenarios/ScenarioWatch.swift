import Glibc

/// Notices that scenario files have changed. The kernel says so by SIGIO, so that one wait takes this and all other signals.
///
/// Directories are watched and not files, because an editor that saves a file may put a new one in its place. What happens
/// there only says when to look: files whose size, time and number are what they were have not changed.
final class ScenarioWatch {
    /// How long all must be quiet before files count as written.
    private static let quiet = Duration.milliseconds(50)

    private let paths: ScenarioPaths
    private let descriptor: Int32
    private var stamps: [String: Stamp]
    private var due: ContinuousClock.Instant?

    /// Watches from now on. SIGIO must be kept pending already.
    init(_ paths: ScenarioPaths) throws(Failure) {
        self.paths = paths
        descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        stamps = Self.stamps(of: paths)
        guard descriptor >= 0, fcntl(descriptor, F_SETOWN, getpid()) == 0,
            fcntl(descriptor, F_SETFL, O_ASYNC | O_NONBLOCK) == 0, watchDirectories()
        else {
            throw Failure(.runtime, "error: cannot watch the scenario files: \(String(cString: strerror(errno)))")
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// How long to wait for the next signal before `hasChanged` is to be asked; nil for as long as it takes.
    var timeLeft: Duration? { due.map { max($0 - ContinuousClock().now, .zero) } }

    /// To be called at each SIGIO.
    func noteEvents() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while read(descriptor, &buffer, buffer.count) > 0 {}
        due = ContinuousClock().now + Self.quiet
    }

    /// Whether files are not what they were when this was last asked.
    func hasChanged() -> Bool {
        due = nil
        // A directory that was replaced is another one.
        watchDirectories()
        let stamps = Self.stamps(of: paths)
        defer { self.stamps = stamps }
        return stamps != self.stamps
    }

    /// Watches the directories that hold the files: a directory that is named, and the one around it, where it may be replaced.
    /// Whether all that are there can be watched; if not, `errno` says why.
    @discardableResult
    private func watchDirectories() -> Bool {
        let events = UInt32(IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO)
        return paths.paths.reduce(true) { all, path in
            inotify_add_watch(descriptor, path, events | UInt32(IN_ONLYDIR))
            let isWatched = inotify_add_watch(descriptor, Self.parent(of: path), events) >= 0
            return all && (isWatched || errno == ENOENT || errno == ENOTDIR)
        }
    }

    private static func parent(of path: String) -> String {
        var name = path[...]
        while name.count > 1, name.last == "/" { name.removeLast() }
        guard let slash = name.lastIndex(of: "/") else { return "." }
        return slash == name.startIndex ? "/" : String(name[..<slash])
    }

    private static func stamps(of paths: ScenarioPaths) -> [String: Stamp] {
        let files = paths.files.compactMap { try? $0.get() }
        return Dictionary(files.map { ($0, Stamp(of: $0)) }) { first, _ in first }
    }
}

/// What tells a file from what it was.
private struct Stamp: Equatable {
    private let number: UInt
    private let size: Int
    private let seconds: Int
    private let nanoseconds: Int

    init(of path: String) {
        var status = stat()
        stat(path, &status)
        number = status.st_ino
        size = status.st_size
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }
}
