import Glibc

/// A request while it is being read.
struct RequestIntake {
    private let target: String
    private let maximumBodyBytes: Int
    private var isHeadRead = false
    private var body: [UInt8] = []
    private var bodyExceedsLimit = false

    init(target: String, maximumBodyBytes: Int) {
        self.target = target
        self.maximumBodyBytes = maximumBodyBytes
    }

    /// What the library's next call brings.
    enum Step {
        /// There is more to come.
        case more
        /// The request is whole, or so far out of bounds that its rest need not come.
        case whole
    }

    /// Takes what the library has read: first the head, with no piece, then pieces of the body, then its end, with
    /// none.
    mutating func take(_ piece: UnsafeRawBufferPointer, from connection: LibraryConnection) -> Step {
        guard isHeadRead else {
            isHeadRead = true
            return takeHead(connection)
        }
        guard !piece.isEmpty else { return .whole }
        if body.count + piece.count > maximumBodyBytes {
            bodyExceedsLimit = true
            body = []
        }
        if !bodyExceedsLimit { body.append(contentsOf: piece) }
        return .more
    }

    private mutating func takeHead(_ connection: LibraryConnection) -> Step {
        guard let length = connection.header("Content-Length").flatMap(Int.init) else { return .more }
        guard length > maximumBodyBytes else {
            // A claim is not yet a body: memory for more than this grows with what really comes.
            body.reserveCapacity(min(length, 1 << 20))
            return .more
        }
        bodyExceedsLimit = true
        // A client that asks before it sends is told at once. Any other would take an early answer and the closed
        // connection for a failure to send.
        return connection.header("Expect")?.lowercased() == "100-continue" ? .whole : .more
    }

    /// The request. The body is handed over, not copied.
    mutating func finish(
        method: UnsafePointer<CChar>,
        version: HTTPRequest.Version,
        client: ClientPresence,
        from connection: LibraryConnection
    ) -> HTTPRequest {
        defer { body = [] }
        return HTTPRequest(
            method: String(cString: method),
            target: target,
            version: version,
            headers: connection.headers(),
            body: body,
            bodyExceedsLimit: bodyExceedsLimit,
            client: client
        )
    }
}
