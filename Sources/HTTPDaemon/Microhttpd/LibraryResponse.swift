import CMicrohttpd

/// A response as libmicrohttpd sends it: a head, and a reader that it asks for the body.
struct LibraryResponse: ~Copyable {
    /// What the reader of a body returns.
    enum Reading {
        /// So many bytes were put into the buffer; 0 only after `suspend`.
        case bytes(Int)
        /// The body is complete.
        case end
    }

    /// How much of a body of known length the library asks for at a time, in bytes.
    static let pieceCount = 16 << 10

    let pointer: OpaquePointer

    /// A response whose body the exchange is asked for; nil if there is no memory.
    ///
    /// - Parameter length: The body's length in bytes; nil sends it in chunks, or to its end if the client knows none.
    init?(bodyOf exchange: Exchange, length: Int?) {
        let pointer = MHD_create_response_from_callback(
            // MHD_SIZE_UNKNOWN is a cast macro, which Swift does not import.
            length.map { UInt64($0) } ?? UInt64.max,
            length.map { max(1, min($0, Self.pieceCount)) } ?? 1,
            readBody,
            Unmanaged.passUnretained(exchange).toOpaque(),
            nil
        )
        guard let pointer else { return nil }
        self.pointer = pointer
    }

    /// A response that says so much and no more.
    init?(text: StaticString) {
        let pointer = MHD_create_response_from_buffer(
            text.utf8CodeUnitCount,
            UnsafeMutableRawPointer(mutating: text.utf8Start),
            .RESPMEM_PERSISTENT
        )
        guard let pointer else { return nil }
        self.pointer = pointer
    }

    /// The words that the library puts after a status code.
    static func reasonPhrase(for status: Int) -> String {
        let code = UInt32(clamping: status)
        // The words that it gives out for a code that it does not know are not those that it sends.
        guard MHD_get_reason_phrase_len_for(code) > 0 else { return "Non-Standard Status" }
        return String(cString: MHD_get_reason_phrase_for(code))
    }

    deinit {
        // The library counts references: a queued response lives on until it is sent.
        MHD_destroy_response(pointer)
    }

    /// Adds those fields that do not say how the body is framed. Returns false if the library refuses one.
    func add(_ headers: HTTPHeaders) -> Bool {
        // The library's object is what fields are added to; this one is not changed.
        let pointer = pointer
        return headers.forEachTerminated { name, value in
            ResponseHead.isOwn(name) || Self.add(name, value, to: pointer)
        }
    }

    /// The same for a name and a value that the program knows.
    func add(_ name: StaticString, _ value: StaticString) -> Bool { Self.add(name.bytes, value.bytes, to: pointer) }

    /// Adds a header field whose name and value each have a NUL behind them. Returns false if the library refuses it: a name
    /// with white space, a value with line ends.
    private static func add(
        _ name: UnsafeBufferPointer<UInt8>,
        _ value: UnsafeBufferPointer<UInt8>,
        to pointer: OpaquePointer
    ) -> Bool {
        // An empty value is refused too; the white space around a value does not belong to it.
        // Bytes are characters of C. A name and a value that lie before a NUL have an address, however short they are.
        let sent = value.isEmpty ? (" " as StaticString).bytes : value
        return MHD_add_response_header(
            pointer,
            UnsafeRawPointer(name.baseAddress!).assumingMemoryBound(to: CChar.self),
            UnsafeRawPointer(sent.baseAddress!).assumingMemoryBound(to: CChar.self)
        ) == .YES
    }
}

/// The library asks for body bytes. Its response is destroyed before the exchange is.
private func readBody(
    context: UnsafeMutableRawPointer?,
    position: UInt64,
    buffer: UnsafeMutablePointer<CChar>?,
    capacity: Int
) -> Int {
    guard let context else { return Int(MHD_CONTENT_READER_END_OF_STREAM) }
    let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
    switch exchange.readBody(at: Int(position), into: UnsafeMutableRawBufferPointer(start: buffer, count: capacity)) {
    case .bytes(let count): return count
    case .end: return Int(MHD_CONTENT_READER_END_OF_STREAM)
    }
}
