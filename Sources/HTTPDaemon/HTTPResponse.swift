/// What a request is answered with.
public struct HTTPResponse: Sendable {
    /// The body, and how it is framed.
    public enum Body: Sendable {
        /// Sent with a `Content-Length` at once when the head is due.
        case bytes([UInt8])
        /// Played step by step, in chunks (to an HTTP/1.0 client: unframed, ended by closing the connection).
        case playback(Playback)
    }

    /// The status code, 200 to 999.
    public var status: Int
    /// The header fields in the order in which they are sent. `Content-Length` and `Transfer-Encoding` are the daemon's own
    /// and passed over here, `Connection` but for `close`, which ends the connection; a `Date` is added unless there is one.
    public var headers: [HTTPHeader]
    /// When the head is sent, counted from the request's last byte.
    public var headDue: Duration
    /// The body.
    public var body: Body
    /// Called once, on the connection's loop, when the exchange is over, however it ended. It must not block.
    public var onEnd: (@Sendable (ExchangeEnd) -> Void)?

    /// A response; without more said it is sent at once.
    public init(
        status: Int,
        headers: [HTTPHeader] = [],
        headDue: Duration = .zero,
        body: Body = .bytes([]),
        onEnd: (@Sendable (ExchangeEnd) -> Void)? = nil
    ) {
        self.status = status
        self.headers = headers
        self.headDue = headDue
        self.body = body
        self.onEnd = onEnd
    }
}
