import MessagesAPI
import Synchronization

/// The files that the clients of a session have uploaded, kept in memory.
final class StoredFiles: Sendable {
    private struct State {
        /// In the order in which they were uploaded.
        var files: [StoredFile] = []
        var bytes = 0
    }

    /// How many files, and how many bytes of them, are kept at most. What is beyond that is refused.
    private let capacity: (files: Int, bytes: Int)
    private let state = Mutex(State())

    init(capacity: (files: Int, bytes: Int) = (10_000, 256 << 20)) { self.capacity = capacity }

    /// All of them, the newest first.
    var all: [StoredFile] { state.withLock { $0.files.reversed() } }

    /// The file of that id; nil when there is none.
    func file(_ id: String) -> StoredFile? { state.withLock { $0.files.last { $0.id == id } } }

    /// Keeps a file.
    ///
    /// - Throws: the service's error for an organization that has no room left.
    func add(_ file: StoredFile) throws(APIError) {
        let isKept = state.withLock { state in
            guard state.files.count < capacity.files, state.bytes + file.content.count <= capacity.bytes else {
                return false
            }
            state.files.append(file)
            state.bytes += file.content.count
            return true
        }
        if !isKept { throw APIError(.invalidRequest, message: "Storage limit exceeded") }
    }

    /// Forgets the file of that id; false when there is none.
    func delete(_ id: String) -> Bool {
        state.withLock { state in
            guard let index = state.files.lastIndex(where: { $0.id == id }) else { return false }
            state.bytes -= state.files.remove(at: index).content.count
            return true
        }
    }

    /// Refuses a request for a message that refers to a file which is not there, as documented.
    func checkReferences(in request: MessagesRequest, at time: Timestamp) throws(APIError) {
        for id in request.fileReferences {
            guard let file = file(id) else { throw Self.notFound(id) }
            if file.isExpired(at: time) { throw Self.expired(id) }
        }
    }

    /// The service's error for a file that is not there.
    static func notFound(_ id: String) -> APIError { APIError(.notFound, message: "File `\(id)` not found.") }

    /// The service's error for a file whose content is gone.
    static func expired(_ id: String) -> APIError {
        APIError(.notFound, message: "File `\(id)` has expired.", details: ["error_code": "file_expired"])
    }
}
