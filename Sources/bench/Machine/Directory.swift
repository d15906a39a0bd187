import Glibc

/// Directories.
enum Directory {
    /// Makes a directory in one that is there.
    static func make(_ path: String) throws(FileError) {
        guard mkdir(path, 0o755) == 0 else { throw FileError(path) }
    }

    /// The names in a directory, in no order; none when there is no such directory.
    static func names(_ path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }
}
