/// A request that has been read to its last byte.
public struct HTTPRequest: Sendable {
    /// The version that the request line names; the difference that matters is whether chunks are understood.
    public enum Version: Sendable {
        case http10, http11
    }

    /// The method as sent: `POST`.
    public var method: String
    /// The request target as sent, query included, nothing decoded: `/v1/messages?beta=true`.
    public var target: String
    /// The protocol version.
    public var version: Version
    /// The header fields in the order in which they arrived.
    public var headers: [HTTPHeader]
    /// The body, with chunked framing taken off. Empty when `bodyExceedsLimit`.
    public var body: [UInt8]
    /// Whether the body was longer than the daemon's limit; its bytes were dropped as they came.
    public var bodyExceedsLimit: Bool
    /// Whether who sent it is still there; nil for a request that no connection brought.
    public var client: ClientPresence?

    /// A request as a test would write it.
    public init(
        method: String,
        target: String,
        version: Version = .http11,
        headers: [HTTPHeader] = [],
        body: [UInt8] = [],
        bodyExceedsLimit: Bool = false,
        client: ClientPresence? = nil
    ) {
        self.method = method
        self.target = target
        self.version = version
        self.headers = headers
        self.body = body
        self.bodyExceedsLimit = bodyExceedsLimit
        self.client = client
    }
}

extension HTTPRequest {
    /// The target up to its query, percent-encoding untouched.
    public var path: String {
        target.firstIndex(of: "?").map { String(target[..<$0]) } ?? target
    }

    /// What follows the target's first question mark, nil when there is none.
    public var query: String? {
        target.firstIndex(of: "?").map { String(target[target.index(after: $0)...]) }
    }
}
