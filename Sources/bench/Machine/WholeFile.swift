import Glibc

/// Files that are read and written as a whole.
enum WholeFile {
    static func read(_ path: String) throws(FileError) -> [UInt8] {
        guard let file = fopen(path, "r") else { throw FileError(path) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&part, 1, part.count, file), count > 0 { bytes += part[..<count] }
        return bytes
    }

    static func text(_ path: String) throws(FileError) -> String {
        String(decoding: try read(path), as: UTF8.self)
    }

    static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        guard let file = fopen(path, "w") else { throw FileError(path) }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else { throw FileError(path) }
    }

    static func write(_ text: String, to path: String) throws(FileError) {
        try write(Array(text.utf8), to: path)
    }
}

/// A file that cannot be read or written.
struct FileError: Error, CustomStringConvertible {
    let description: String

    /// What `errno` says of a file.
    init(_ path: String) {
        description = "\(path): \(String(cString: strerror(errno)))"
    }
}
