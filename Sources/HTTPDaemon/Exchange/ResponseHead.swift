/// What libmicrohttpd is told of a response.
struct ResponseHead {
    let status: Int
    let headers: HTTPHeaders
    /// Whether the connection is not kept for another request.
    let closes: Bool

    /// The head of a response with this status and these fields.
    init(status: Int, headers: HTTPHeaders, closes: Bool) {
        self.status = status
        self.headers = headers
        self.closes = closes || headers.value(of: "connection")?.lowercased() == "close"
    }

    /// Whether a response with this head carries no body, whatever was given.
    func isBodiless(method: String) -> Bool {
        method == "HEAD" || status == 204 || status == 304 || (method == "CONNECT" && (200...299).contains(status))
    }

    /// Whether the status is one of a final response.
    var isStatusLegal: Bool {
        (200...999).contains(status)
    }

    /// Queues it; the exchange will be asked for its body. Returns false when the library refuses: a status that is
    /// none, a name or value that would break the head.
    ///
    /// - Parameter length: As `LibraryResponse` takes it.
    func queue(for exchange: Exchange, length: Int?, on connection: LibraryConnection) -> Bool {
        guard isStatusLegal, let response = LibraryResponse(bodyOf: exchange, length: length) else {
            return false
        }
        // First, as it is sent: libmicrohttpd 0.9.75 forgets about a date that was added before it, and adds another.
        if closes { guard response.add("Connection", "close") else { return false } }
        guard response.add(headers) else { return false }
        return connection.queue(response, status: status)
    }

    /// Whether the field of that name says how the body is framed, which the head's writer sees to.
    static func isOwn(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        name.isSameFieldName(as: "connection") || name.isSameFieldName(as: "content-length")
            || name.isSameFieldName(as: "transfer-encoding")
    }

    /// Queues an answer in place of one that cannot be sent.
    static func queueRefusal(on connection: LibraryConnection) -> Bool {
        guard let response = LibraryResponse(text: "The head of this response cannot be sent.\n") else { return false }
        return connection.queue(response, status: 500)
    }
}
