internal import Glibc

/// The bytes of a file, read with the system's own calls so that a pipe works and a failure keeps its reason.
enum FileBytes {
    /// Why a file could not be read, in the system's words.
    struct Failure: Error {
        let reason: String

        fileprivate static var last: Failure { Failure(reason: String(cString: strerror(errno))) }
    }

    /// Reads the whole file at that path, which may have so many bytes.
    static func read(path: String, atMost most: Int = .max) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count > 0 {
                bytes += buffer[..<count]
                if bytes.count > most { throw Failure(reason: "the file has more than \(most) bytes") }
            } else if count == 0 {
                return bytes
            } else if errno != EINTR {
                throw .last
            }
        }
    }
}
