import CMicrohttpd

/// A connection as libmicrohttpd sees it.
struct LibraryConnection {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    /// Our object for it; nil only while it is being made.
    var connection: Connection? {
        cmhd_context(pointer).map { Unmanaged<Connection>.fromOpaque($0).takeUnretainedValue() }
    }

    var socket: TCPSocket {
        TCPSocket(descriptor: cmhd_descriptor(pointer))
    }

    /// How many bytes the head of the request has that is being answered.
    var headCount: Int {
        cmhd_head_size(pointer)
    }

    /// Takes it out of the library's hands until `resume`. Only inside one of its callbacks.
    func suspend() {
        MHD_suspend_connection(pointer)
    }

    /// Gives it back; the library goes on with it the next time it runs.
    func resume() {
        MHD_resume_connection(pointer)
    }

    /// About how many bytes a field's name and value have together.
    private static let usualFieldCount = 32

    /// The request's header fields, in order.
    func headers() -> HTTPHeaders {
        var headers = HTTPHeaders()
        let count = max(0, Int(MHD_get_connection_values_n(pointer, .HEADER_KIND, nil, nil)))
        headers.reserve(fields: count, bytes: count * Self.usualFieldCount)
        withUnsafeMutablePointer(to: &headers) {
            _ = MHD_get_connection_values_n(pointer, .HEADER_KIND, collectHeader, $0)
        }
        return headers
    }

    /// Queues a response. Only from the access handler. Returns false if the library refuses it.
    func queue(_ response: consuming LibraryResponse, status: Int) -> Bool {
        MHD_queue_response(pointer, UInt32(status), response.pointer) == .YES
    }
}

/// Called for each header field, in order; the context is what collects them.
private func collectHeader(
    context: UnsafeMutableRawPointer?,
    kind: MHD_ValueKind,
    name: UnsafePointer<CChar>?,
    nameCount: Int,
    value: UnsafePointer<CChar>?,
    valueCount: Int
) -> MHD_Result {
    guard let context, let name, let value else { return .YES }
    // Characters of C are bytes; the library keeps them until the callback returns.
    name.withMemoryRebound(to: UInt8.self, capacity: nameCount) { name in
        value.withMemoryRebound(to: UInt8.self, capacity: valueCount) { value in
            context.assumingMemoryBound(to: HTTPHeaders.self).pointee.append(
                name: UnsafeBufferPointer(start: name, count: nameCount),
                value: UnsafeBufferPointer(start: value, count: valueCount)
            )
        }
    }
    return .YES
}
