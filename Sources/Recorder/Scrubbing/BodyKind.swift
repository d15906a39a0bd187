internal import MessagesAPI
internal import Timeline

/// What a body is, as far as it must be known to look through it.
enum BodyKind: Equatable {
    /// Server-sent events.
    case eventStream
    /// Parameters, as in a query.
    case form
    /// A form in several parts, with this text between them.
    case multipart(boundary: String)
    /// JSON, or any other text.
    case other

    /// What a body is by its header, or by how it begins.
    init(of body: [UInt8], _ headers: [Timeline.Header]) {
        let values = headers.filter { $0.name.lowercased() == "content-type" }.map(\.value)
        let types = values.map { $0.lowercased() }
        if types.contains(where: { $0.hasPrefix("text/event-stream") }) {
            self = .eventStream
        } else if types.contains(where: { $0.hasPrefix("application/x-www-form-urlencoded") }) {
            self = .form
        } else if let boundary = values.lazy.compactMap(MultipartFields.boundary).first {
            self = .multipart(boundary: boundary)
        } else {
            self = ["event:", "data:", ": "].contains { body.starts(with: $0.utf8) } ? .eventStream : .other
        }
    }
}
