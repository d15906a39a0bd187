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

    /// Takes it out of the library's hands until `resume`. Only inside one of its callbacks.
    func suspend() {
        MHD_suspend_connection(pointer)
    }

    /// Gives it back; the library goes on with it the next time it runs.
    func resume() {
        MHD_resume_connection(pointer)
    }

    /// The request's header fields, in order.
    func headers() -> [HTTPHeader] {
        var headers: [HTTPHeader] = []
        headers.reserveCapacity(max(0, Int(MHD_get_connection_values_n(pointer, .HEADER_KIND, nil, nil))))
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

/// Called for each header field, in order; the context is the array.
private func collectHeader(
    context: UnsafeMutableRawPointer?,
    kind: MHD_ValueKind,
    name: UnsafePointer<CChar>?,
    nameCount: Int,
    value: UnsafePointer<CChar>?,
    valueCount: Int
) -> MHD_Result {
    let name = String(decoding: UnsafeRawBufferPointer(start: name, count: nameCount), as: UTF8.self)
    let value = String(decoding: UnsafeRawBufferPointer(start: value, count: valueCount), as: UTF8.self)
    context?.assumingMemoryBound(to: [HTTPHeader].self).pointee.append(HTTPHeader(name, value))
    return .YES
}
