import HTTPDaemon

/// The keys that open the upstream, where the client was given none: who has them stays the only one.
///
/// A client that brings keys of its own is asked for no others.
public struct Credentials: Sendable {
    /// The key that a client is given in place of a real one. It opens nothing.
    private let placeholder: String
    /// The field that opens the upstream; nil when there is none.
    private let field: HTTPHeader?

    /// The keys of an environment.
    ///
    /// - Parameters:
    ///   - placeholder: The key that clients are given.
    ///   - key: What goes in its place, as `x-api-key`.
    ///   - token: What goes in its place, as `authorization`, if there is no key.
    public init(placeholder: String, key: String?, token: String?) {
        self.placeholder = placeholder
        if let key, !key.isEmpty {
            field = HTTPHeader("x-api-key", key)
        } else if let token, !token.isEmpty {
            field = HTTPHeader("authorization", "Bearer \(token)")
        } else {
            field = nil
        }
    }

    /// The request with the real key where the client has sent the other.
    func applied(to request: HTTPRequest) -> HTTPRequest {
        guard let field else { return request }
        var request = request
        for index in request.headers.indices
        where request.headers[index].name.lowercased() == "x-api-key" && request.headers[index].value == placeholder {
            request.headers[index] = field
        }
        return request
    }
}
