internal import Glibc
internal import Scenario

/// A directory of the file system, as recordings need it.
enum DirectoryListing {
    /// Makes a directory for nobody but its owner, and those above it. One that is there stays as it is.
    static func create(_ path: String) throws(RecordingDirectoryFailure) {
        var status = stat()
        if stat(path, &status) == 0 { return }
        var end = path.startIndex
        while end < path.endIndex {
            end = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
            // What is wrong with one above shows when the last cannot be made.
            if mkdir(String(path[..<end]), 0o700) != 0, errno != EEXIST, end == path.endIndex { throw .last(path) }
        }
    }

    /// The names of what is in a directory, in order.
    static func names(in path: String) throws(RecordingDirectoryFailure) -> [String] {
        guard let names = Directory.entries(of: path) else { throw .last(path) }
        return names.sorted()
    }
}
