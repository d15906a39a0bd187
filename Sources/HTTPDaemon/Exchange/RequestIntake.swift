import Glibc

/// A request while it is being read.
struct RequestIntake {
    private let target: String
    /// The longest body that is kept, once the handler has been asked.
    private var maximumBodyBytes: Int
    /// The header fields, once the head has been read.
    private var headers: HTTPHeaders?
    private var body: [UInt8] = []
    private var bodyExceedsLimit = false
    private var framingError: FramingError?
    /// How many bytes of the body have come, as far as it travels as it is; nil for one in chunks, and for one that is not read
    /// or not kept.
    private(set) var bodyCount: Int? = 0

    /// - Parameters:
    ///   - target: A path and a query, as far as what was sent can be one.
    ///   - maximumBodyBytes: The longest body that is kept unless the handler says otherwise.
    init(target: String, maximumBodyBytes: Int) {
        self.target = target
        self.maximumBodyBytes = maximumBodyBytes
    }

    /// What the library's next call brings.
    enum Step {
        /// There is more to come.
        case more
        /// The request is whole.
        case whole
        /// The request is so far out of bounds that it is answered without its body.
        case cutShort
    }

    /// Takes what the library has read: first the head, with no piece, then pieces of the body, then its end, with
    /// none.
    mutating func take(
        _ piece: UnsafeRawBufferPointer,
        from connection: LibraryConnection,
        for handler: any RequestHandler
    ) -> Step {
        guard headers != nil else {
            let headers = connection.headers()
            self.headers = headers
            return takeHead(headers, for: handler)
        }
        guard !piece.isEmpty else { return .whole }
        if body.count + piece.count > maximumBodyBytes {
            bodyExceedsLimit = true
            bodyCount = nil
            body = []
        }
        if !bodyExceedsLimit { body.append(contentsOf: piece) }
        bodyCount = bodyCount.map { $0 + piece.count }
        return .more
    }

    private mutating func takeHead(_ headers: HTTPHeaders, for handler: any RequestHandler) -> Step {
        framingError = FramingError(headers)
        // libmicrohttpd 0.9.75 would read a body of an unknown coding until the client leaves, and take the first of two
        // lengths, where who stands between may have taken the other.
        guard framingError == nil else {
            bodyCount = nil
            return .cutShort
        }
        let length = headers.value(of: "content-length").flatMap { Int($0) }
        guard length.map({ $0 > 0 }) ?? headers.contains(name: "transfer-encoding") else { return .more }
        if let limit = handler.maximumBodyBytes(target: target) { maximumBodyBytes = limit }
        guard let length else {
            bodyCount = nil
            return .more
        }
        guard length > maximumBodyBytes else {
            // A claim is not yet a body: memory for more than this grows with what really comes.
            body.reserveCapacity(min(length, 1 << 20))
            return .more
        }
        bodyExceedsLimit = true
        bodyCount = nil
        // A client that asks before it sends is told at once. Any other would take an early answer and the closed
        // connection for a failure to send.
        return headers.value(of: "expect")?.lowercased() == "100-continue" ? .cutShort : .more
    }

    /// The request. The body is handed over, not copied.
    mutating func finish(
        method: UnsafePointer<CChar>,
        version: HTTPRequest.Version,
        client: ClientPresence
    ) -> HTTPRequest {
        defer {
            body = []
            headers = []
        }
        return HTTPRequest(
            method: String(cString: method),
            target: target,
            version: version,
            headers: headers ?? [],
            body: body,
            bodyExceedsLimit: bodyExceedsLimit,
            framingError: framingError,
            client: client
        )
    }
}
