/// What libmicrohttpd is told of a response.
struct ResponseHead {
    let status: Int
    let headers: [HTTPHeader]
    /// Whether the connection is not kept for another request.
    let closes: Bool

    /// The head of a response.
    init(_ response: HTTPResponse, closes: Bool) {
        status = response.status
        headers = response.headers
        self.closes = closes || response.headers.value(of: "connection")?.lowercased() == "close"
    }

    /// Whether a response with this head carries no body, whatever was given.
    func isBodiless(method: String) -> Bool {
        method == "HEAD" || status == 204 || status == 304 || (method == "CONNECT" && (200...299).contains(status))
    }

    /// What is said of the body's length.
    enum Length {
        /// The library sends so many bytes.
        case known(Int)
        /// So many bytes are announced, and sent by us but for the last, with which the library ends the body.
        case announced(Int)
        /// In chunks, or to the end of the connection if the client knows none.
        case unknown
    }

    /// Queues it; the exchange will be asked for its body. Returns false when the library refuses: a status that is
    /// none, a name or value that would break the head.
    func queue(for exchange: Exchange, length: Length, on connection: LibraryConnection) -> Bool {
        let asked: Int? =
            switch length {
            case .known(let count): count
            case .announced: 1
            case .unknown: nil
            }
        guard (200...999).contains(status), let response = LibraryResponse(bodyOf: exchange, length: asked) else {
            return false
        }
        if case .announced(let count) = length { guard response.announce(length: count) else { return false } }
        for header in headers where !Self.isOwn(header.name) {
            guard response.add(header.name, header.value) else { return false }
        }
        if closes { guard response.add("Connection", "close") else { return false } }
        return connection.queue(response, status: status)
    }

    /// Whether the field of that name says how the body is framed, which the library sees to.
    private static func isOwn(_ name: String) -> Bool {
        // Lengths first: this is asked of every field of every response.
        switch name.utf8.count {
        case 10, 14, 17: ["connection", "content-length", "transfer-encoding"].contains(name.lowercased())
        default: false
        }
    }

    /// Queues an answer in place of one that cannot be sent.
    static func queueRefusal(on connection: LibraryConnection) -> Bool {
        guard let response = LibraryResponse(text: "The head of this response cannot be sent.\n") else { return false }
        return connection.queue(response, status: 500)
    }
}
