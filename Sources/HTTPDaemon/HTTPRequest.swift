/// A request that has been read to its last byte.
public struct HTTPRequest: Sendable {
    /// The version that the request line names; the difference that matters is whether chunks are understood.
    public enum Version: Sendable {
        case http10, http11
    }

    /// The method as sent: `POST`.
    public var method: String
    /// The request target as sent, query included, nothing decoded: `/v1/messages?beta=true`. Of one that is a whole URL, as
    /// for a proxy, what follows the host.
    public var target: String
    /// The protocol version.
    public var version: Version
    /// The header fields in the order in which they arrived.
    public var headers: HTTPHeaders
    /// The body, with chunked framing taken off. Empty when `bodyExceedsLimit` or when there is a `framingError`.
    public var body: [UInt8]
    /// Whether the body was longer than the daemon's limit; its bytes were dropped as they came.
    public var bodyExceedsLimit: Bool
    /// Why nobody knows where the body ends, so that it was not read and the connection ends with the answer; mostly nil.
    public var framingError: FramingError?
    /// Whether who sent it is still there; nil for a request that no connection brought.
    public var client: ClientPresence?

    /// A request as a test would write it.
    public init(
        method: String,
        target: String,
        version: Version = .http11,
        headers: HTTPHeaders = [],
        body: [UInt8] = [],
        bodyExceedsLimit: Bool = false,
        framingError: FramingError? = nil,
        client: ClientPresence? = nil
    ) {
        self.method = method
        self.target = target
        self.version = version
        self.headers = headers
        self.body = body
        self.bodyExceedsLimit = bodyExceedsLimit
        self.framingError = framingError
        self.client = client
    }
}

extension HTTPRequest {
    /// The target up to its query, percent-encoding untouched.
    public var path: String { Self.parts(of: target).path }

    /// What follows the target's first question mark, nil when there is none.
    public var query: String? { Self.parts(of: target).query }

    /// A target's path and its query.
    public static func parts(of target: String) -> (path: String, query: String?) {
        // Looked for among bytes, because it is for every request; what stands on either side of an ASCII character is whole.
        guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return (target, nil) }
        return (String(target[..<mark]), String(target[target.utf8.index(after: mark)...]))
    }
}

extension HTTPRequest {
    /// What a request line's target is as a path and a query: of a whole URL, which every server has to understand (RFC 9112,
    /// 3.2.2), what follows the host; any other as it is.
    static func originForm(of target: String) -> String {
        guard target.utf8.first != UInt8(ascii: "/") else { return target }
        guard let scheme = ["http://", "https://"].first(where: { target.lowercased().hasPrefix($0) }) else {
            return target
        }
        let rest = target.dropFirst(scheme.count).drop { $0 != "/" && $0 != "?" }
        return rest.first == "/" ? String(rest) : "/" + rest
    }
}
