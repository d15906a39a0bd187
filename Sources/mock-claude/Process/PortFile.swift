import Glibc

/// A file that tells other programs which port answers. It is there only while the port is.
struct PortFile {
    let path: String

    init(_ path: String) { self.path = path }

    /// Takes away what an earlier run may have left.
    func remove() { unlink(path) }

    /// Writes the port, whole or not at all.
    func write(_ port: UInt16) throws(Failure) {
        let temporary = "\(path).\(getpid())"
        let text = "\(port)\n"
        guard let file = fopen(temporary, "w") else { throw Failure(writing: path) }
        let written = fputs(text, file) >= 0
        guard fclose(file) == 0, written, rename(temporary, path) == 0 else {
            let failure = Failure(writing: path)
            unlink(temporary)
            throw failure
        }
    }
}

extension Failure {
    fileprivate init(writing path: String) {
        self.init(.runtime, "cannot write \(path): \(String(cString: strerror(errno)))")
    }
}
