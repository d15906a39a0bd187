import Glibc

/// A file that tells other programs which port answers. It is there only while the port is.
struct PortFile {
    let path: String

    init(_ path: String) { self.path = path }

    /// Takes away what an earlier run may have left.
    ///
    /// - Throws: `Failure` when something else is there than a port file, which stays as it is.
    func clear() throws(Failure) {
        switch content {
        case .nothing, .port: unlink(path)
        case .somethingElse:
            throw Failure(.runtime, "\(path): error: this is no port file, expected a name that is free for one")
        }
    }

    /// Writes the port, whole or not at all.
    func write(_ port: UInt16) throws(Failure) { try WholeFile.write("\(port)\n", to: path) }

    /// Takes the file away, unless it tells another port by now, of a run that began later.
    func remove(_ port: UInt16) {
        if content == .port(port) { unlink(path) }
    }

    private enum Content: Equatable {
        /// No file, or an empty one.
        case nothing
        case port(UInt16)
        case somethingElse
    }

    private var content: Content {
        // A pipe would be waited for.
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return [ENOENT, ENOTDIR].contains(errno) ? .nothing : .somethingElse }
        defer { close(file) }
        var status = stat()
        // The longest is "65535" and a line end.
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= 6 else {
            return .somethingElse
        }
        var bytes = [UInt8](repeating: 0, count: 6)
        let count = read(file, &bytes, bytes.count)
        let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        if text.isEmpty { return .nothing }
        return UInt16(text.hasSuffix("\n") ? String(text.dropLast()) : text).map(Content.port) ?? .somethingElse
    }
}
