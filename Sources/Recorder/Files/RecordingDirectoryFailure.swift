public import Scenario

/// Why a directory cannot be recorded into, or a recording not be written.
public enum RecordingDirectoryFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// A system call failed for a file or the directory.
    case unusable(path: String, reason: String)
    /// There are recordings, and none may be overwritten.
    case notEmpty(path: String, count: Int)
    /// Files in it are broken.
    case invalid([ScenarioFile.LoadFailure])
    /// There is a file of the name that a recording was to have.
    case exists(path: String)
    /// A recording has what no file may have, such as a header field whose name is none.
    case unreadable(path: String, reason: String)
    /// A recording has more bytes than are read again.
    case tooLong(path: String, most: Int)

    /// The failure for people.
    public var description: String {
        switch self {
        case .unusable(let path, let reason): "\(path): error: \(reason)"
        case .notEmpty(let path, let count):
            "\(path): error: there \(count == 1 ? "is a recording" : "are \(count) recordings") already, and none is ever "
                + "overwritten; '--mode new' answers what has a recording from it and records the rest, '--mode all' records "
                + "everything anew, and '--mode none' answers from the recordings only"
        case .invalid(let failures): failures.map(\.description).joined(separator: "\n")
        case .exists(let path): "\(path): error: the file is there already, and is not overwritten"
        case .unreadable(let path, let reason): "\(path): error: the recording could not be read again: \(reason)"
        case .tooLong(let path, let most):
            "\(path): error: the recording has more than \(most) bytes, which nobody could read again"
        }
    }
}
