import Dispatch
import Glibc
import Logging
import Synchronization

/// Writes lines of the log on a thread of its own, so that who logs never waits for who reads.
///
/// The lines that wait are limited. While there is no room lines are dropped, and a line tells how many as soon as there
/// is room again.
///
/// A line that comes after a while is written at once. Those that come while it is written, and shortly after, are written
/// together: to wake a thread and to enter the kernel for each would cost more than to put its line into words.
final class LogWriter: Sendable {
    private struct Backlog {
        var bytes: [UInt8] = []
        /// How many lines belong after these bytes and are lost.
        var dropped = 0
        /// Whether the thread has been told to write, and has not found the backlog empty since.
        var isBeingWritten = false
    }

    /// The format of the lines.
    let format: LogLine.Format
    private let stream: StandardStream
    private let capacity: Int
    private let backlog = Mutex(Backlog())
    /// Whether somebody waits for the lines.
    private let isFinishing = Atomic(false)
    private let thread = DispatchQueue(label: "mock-claude.log")
    /// How long lines are gathered before they are written, in microseconds.
    private static let pause: UInt32 = 1_000

    /// A writer that keeps at most `capacity` bytes waiting.
    init(format: LogLine.Format, to stream: StandardStream = .error, capacity: Int = 1 << 20) {
        self.format = format
        self.stream = stream
        self.capacity = capacity
    }

    /// Takes a line, and returns at once.
    func write(_ line: LogLine) {
        let line = line.finished
        let isIdle = backlog.withLock { backlog in
            if backlog.dropped == 0, backlog.bytes.count + line.count <= capacity {
                backlog.bytes += line
            } else {
                backlog.dropped += 1
            }
            defer { backlog.isBeingWritten = true }
            return !backlog.isBeingWritten
        }
        // A closure for each line would be a second backlog, without a limit.
        if isIdle { thread.async { self.writeBacklog() } }
    }

    /// Waits until all lines are written, but no longer than the limit: there may be nobody who reads.
    func finish(withinMilliseconds limit: Int) {
        isFinishing.store(true, ordering: .relaxed)
        defer { isFinishing.store(false, ordering: .relaxed) }
        let lines = DispatchGroup()
        thread.async(group: lines) {}
        _ = lines.wait(timeout: .now() + .milliseconds(limit))
    }

    private func writeBacklog() {
        // Nothing can be done about a stream that cannot be written to.
        while let bytes = takeBacklog() {
            stream.write(bytes)
            if !isFinishing.load(ordering: .relaxed) { usleep(Self.pause) }
        }
    }

    /// What is to be written next; nil when there is nothing.
    private func takeBacklog() -> [UInt8]? {
        let (bytes, dropped) = backlog.withLock { backlog in
            defer { backlog = Backlog(isBeingWritten: !backlog.bytes.isEmpty || backlog.dropped > 0) }
            return (backlog.bytes, backlog.dropped)
        }
        guard dropped > 0 else { return bytes.isEmpty ? nil : bytes }
        let message = "\(dropped) \(dropped == 1 ? "line was" : "lines were") dropped"
        return bytes + LogLine(format, level: .warning, message: message).finished
    }
}
