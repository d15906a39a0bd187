import HTTPDaemon
import MessagesAPI

/// What the watch needs to know of a request that has come.
struct WatchedRequest: Sendable {
    /// The request's id.
    var id: String
    /// What tells this call from others; nil for a request that cannot be told from others.
    var call: UInt64?
    /// Whether it has a body, so that sending it again asks for the same work again.
    var hasBody = true
    /// How often the client says that it has tried this before; nil when it does not say.
    var retryCount: Int?
    /// A digest of the header fields that decide, besides the body, whether a request is refused: who sent it, and for which
    /// version.
    var authority: UInt64 = 0
    /// Whether `anthropic-version` is there, or need not be.
    var namesVersion = true
    /// What is asked for; nil at an endpoint where a conversation need not be complete.
    var conversation: MessagesRequest?
    /// The connection that brought it; nil when that is not known.
    var connection: (any AnyObject & Sendable)?
}

extension WatchedRequest {
    private static let authorityFields = ["x-api-key", "anthropic-version", "anthropic-beta"]

    /// A request to an endpoint.
    ///
    /// - Parameters:
    ///   - id: the request's id.
    ///   - call: what tells this call from others.
    ///   - needsVersion: whether the endpoint asks for `anthropic-version`.
    ///   - isMessage: whether a message is asked for, so that the conversation must be complete.
    init(_ incoming: Incoming, id: String, call: UInt64, needsVersion: Bool = true, isMessage: Bool) {
        self.init(id: id, call: incoming.http.bodyExceedsLimit ? nil : call)
        hasBody = !incoming.http.body.isEmpty
        retryCount = incoming.header("x-stainless-retry-count").flatMap { Int($0) }
        authority = Self.authorityFields.reduce(Self.digest(incoming.key)) { digest, name in
            JSON.digest(ofArrayOf: digest, Self.digest(incoming.header(name)))
        }
        namesVersion = !needsVersion || incoming.header("anthropic-version")?.isEmpty == false
        conversation = isMessage ? incoming.messages : nil
        connection = incoming.http.client?.connection
    }

    /// What tells a field's value from others, and from none.
    private static func digest(_ value: String?) -> UInt64 { value.map { JSON.string($0).digest } ?? 0 }
}
