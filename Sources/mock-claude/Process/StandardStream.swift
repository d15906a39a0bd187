import Glibc

/// Standard output or standard error, written to without a buffer of our own.
///
/// Neither is ever made non-blocking: that would change the terminal for all other programs that use it.
struct StandardStream {
    static let output = StandardStream(descriptor: STDOUT_FILENO)
    static let error = StandardStream(descriptor: STDERR_FILENO)

    let descriptor: Int32

    /// Opens nothing in place of the streams that the process was started without. Else the next socket would get such a
    /// stream's number, and its client the log.
    static func openMissing() {
        var descriptor: Int32
        repeat { descriptor = open("/dev/null", O_RDWR) } while (0...STDERR_FILENO).contains(descriptor)
        close(descriptor)
    }

    /// Writes all bytes, however long that takes. Returns why they cannot be written, as an `errno`; nil when they are.
    @discardableResult
    func write(_ bytes: [UInt8]) -> Int32? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                waitForRoom()
            } else if errno != EINTR {
                return errno
            }
        }
        return nil
    }

    /// Writes a text and a line end.
    @discardableResult
    func write(line: String) -> Int32? { write(Array("\(line)\n".utf8)) }

    /// Writes what a command was asked for.
    ///
    /// - Throws: `Failure` when it cannot be written, since whoever asked would take what is there for all of it.
    static func print(_ text: String) throws(Failure) {
        guard let failure = output.write(Array(text.utf8)) else { return }
        throw Failure(.runtime, "error: cannot write to standard output: \(String(cString: strerror(failure)))")
    }

    /// For a stream that somebody else made non-blocking.
    private func waitForRoom() {
        var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&room, 1, -1)
    }
}
