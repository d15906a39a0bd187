/// A response's head as bytes, for us to write in the library's place.
struct RawHead {
    /// What the head says of the body's end.
    enum Framing {
        /// Nothing: there is no body, or it ends with the connection.
        case none
        /// How many bytes there are.
        case length(Int)
        /// That they come in chunks.
        case chunks
    }

    /// From the status line to the empty line.
    let bytes: [UInt8]

    /// The head that the library would send, field by field; nil for one that it refuses.
    init?(_ head: ResponseHead, framing: Framing, date: HTTPDate) {
        guard head.isStatusLegal else { return nil }
        var text = "HTTP/1.1 \(head.status) \(LibraryResponse.reasonPhrase(for: head.status))\r\n"
        func add(_ name: String, _ value: String) { text += "\(name): \(value)\r\n" }
        if !head.headers.contains(name: "date") { add("Date", date.description) }
        if head.closes { add("Connection", "close") }
        for header in head.headers {
            var name = header.name
            if name.withUTF8(ResponseHead.isOwn) { continue }
            guard Self.isLegal(header) else { return nil }
            add(header.name, header.value)
        }
        switch framing {
        case .none: break
        case .length(let count): add("Content-Length", "\(count)")
        case .chunks: add("Transfer-Encoding", "chunked")
        }
        bytes = Array((text + "\r\n").utf8)
    }

    /// Whether the field stays one field.
    private static func isLegal(_ header: HTTPHeader) -> Bool {
        !header.name.isEmpty && header.name.utf8.allSatisfy { $0 > 0x20 }
            && !header.value.utf8.contains { [0x00, 0x0A, 0x0D].contains($0) }
    }
}
