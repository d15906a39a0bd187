import Glibc

/// A file that others find written to its end, or not at all.
enum WholeFile {
    /// Writes a text in the place of what the file holds.
    static func write(_ text: String, to path: String) throws(Failure) {
        let temporary = "\(path).\(getpid())"
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
        self.init(.runtime, "\(path): error: cannot be written: \(String(cString: strerror(errno)))")
    }
}
