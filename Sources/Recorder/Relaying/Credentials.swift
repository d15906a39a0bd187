import HTTPDaemon

/// The keys that open the upstream, where the client was given none: who has them stays the only one.
///
/// A client that brings keys of its own is asked for no others.
public struct Credentials: Sendable {
    /// The key that a client is given in place of a real one. It opens nothing.
    private let placeholder: String
    private let key: String?
    private let token: String?

    /// The keys of an environment; an empty one is none.
    ///
    /// - Parameters:
    ///   - placeholder: The key that clients are given.
    ///   - key: What goes in its place.
    ///   - token: What goes in its place, as a bearer token, if there is no key.
    public init(placeholder: String, key: String?, token: String?) {
        self.placeholder = placeholder
        self.key = key.flatMap { $0.isEmpty ? nil : $0 }
        self.token = token.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Whether there is anything that opens the upstream.
    public var isEmpty: Bool { key == nil && token == nil }

    /// The request with the real key where the client has sent the other.
    func applied(to request: HTTPRequest) -> HTTPRequest {
        var request = request
        request.headers = HTTPHeaders(request.headers.lazy.map { field(for: $0) ?? $0 })
        return request
    }

    /// What goes in the place of a field that holds the placeholder; nil for any other.
    private func field(for field: HTTPHeader) -> HTTPHeader? {
        switch (field.name.lowercased(), field.value) {
        case ("x-api-key", placeholder):
            key.map { HTTPHeader(field.name, $0) } ?? token.map { HTTPHeader("Authorization", "Bearer \($0)") }
        // Some clients send a key as a token.
        case ("authorization", "Bearer \(placeholder)"):
            (key ?? token).map { HTTPHeader(field.name, "Bearer \($0)") }
        default: nil
        }
    }
}
