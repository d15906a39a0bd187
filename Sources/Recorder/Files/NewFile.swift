internal import Glibc

/// A file that is there with all that is in it, or not at all, however its writer ends.
enum NewFile {
    /// Writes a file for nobody but its owner. What has that name already stays.
    ///
    /// - Parameters:
    ///   - temporary: the name that it has until it is whole, in the same directory.
    ///   - open: makes the file of that name; what it returns is closed here.
    static func write(
        _ bytes: [UInt8],
        to path: String,
        by temporary: String,
        open: (String) -> Int32 = create
    ) throws(RecordingDirectoryFailure) {
        let descriptor = open(temporary)
        guard descriptor >= 0 else { throw .last(temporary) }
        defer { unlink(temporary) }
        do {
            defer { close(descriptor) }
            try write(bytes, to: descriptor, path)
            guard fsync(descriptor) == 0 else { throw RecordingDirectoryFailure.last(path) }
        } catch let failure as RecordingDirectoryFailure {
            throw failure
        } catch {
            throw .unusable(path: path, reason: "\(error)")
        }
        // Unlike renaming, this never takes the place of another file.
        guard link(temporary, path) == 0 else { throw errno == EEXIST ? .exists(path: path) : .last(path) }
    }

    /// Puts what was made and removed in a directory on the disk.
    static func sync(directory path: String) throws(RecordingDirectoryFailure) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .last(path) }
    }

    /// Makes a file that was not there, which only its owner may read, and locks it for as long as it is open.
    static func create(_ path: String) -> Int32 {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return -1 }
        // The process's mask may have taken away from the permissions, never added to them.
        fchmod(descriptor, 0o600)
        flock(descriptor, LOCK_EX | LOCK_NB)
        return descriptor
    }

    private static func write(
        _ bytes: [UInt8],
        to descriptor: Int32,
        _ path: String
    ) throws(RecordingDirectoryFailure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw .last(path)
            }
        }
    }
}

extension RecordingDirectoryFailure {
    /// What the system call that has just failed on this thread says of that path.
    static func last(_ path: String) -> RecordingDirectoryFailure {
        .unusable(path: path, reason: String(cString: strerror(errno)))
    }
}
