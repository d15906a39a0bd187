internal import Glibc

/// A directory of the file system.
package enum Directory {
    /// The names of what is in it, in no order; nil when it cannot be read, with the reason in `errno`.
    package static func entries(of path: String) -> [String]? {
        guard let directory = opendir(path) else { return nil }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            // The name is a C string inside the entry, which stays as it is until the next call of readdir.
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
                }
            )
        }
        return names
    }
}
