internal import Timeline

/// What a body is, as far as it must be known to look through it.
enum BodyKind {
    /// Server-sent events.
    case eventStream
    /// Parameters, as in a query.
    case form
    /// JSON, or any other text.
    case other

    /// What a body is by its header, or by how it begins.
    init(of body: [UInt8], _ headers: [Timeline.Header]) {
        let types = headers.filter { $0.name.lowercased() == "content-type" }.map { $0.value.lowercased() }
        if types.contains(where: { $0.hasPrefix("text/event-stream") }) {
            self = .eventStream
        } else if types.contains(where: { $0.hasPrefix("application/x-www-form-urlencoded") }) {
            self = .form
        } else {
            self = ["event:", "data:", ": "].contains { body.starts(with: $0.utf8) } ? .eventStream : .other
        }
    }
}
