/// What a request is answered with.
public struct HTTPResponse: Sendable {
    /// The body, and how it is framed.
    public enum Body: Sendable {
        /// Sent with a `Content-Length` at once when the head is due.
        case bytes([UInt8])
        /// Played step by step, in chunks (to an HTTP/1.0 client: unframed, ended by closing the connection), or with a
        /// `Content-Length` if it has a length.
        case playback(Playback)
        /// Sent as it comes, through the response's remote: each piece in a chunk of its own (to an HTTP/1.0 client: unframed,
        /// ended by closing the connection), or with a `Content-Length` if it has a length, in bytes.
        case relayed(length: Int?)
    }

    /// The status code, 200 to 999.
    public var status: Int
    /// The header fields in the order in which they are sent. `Content-Length` and `Transfer-Encoding` are the daemon's own
    /// and passed over here, `Connection` but for `close`, which ends the connection; a `Date` is added unless there is one.
    public var headers: HTTPHeaders
    /// What happens before the head is sent: `hold`, `stall`, `reset` and `close`, at their times from the request's last
    /// byte. A hold puts off the head and everything after it. Writes and heartbeats have no place before a head: they, and
    /// `end`, are passed over.
    public var prelude: [Playback.Step]
    /// When the head is sent, counted from the request's last byte.
    public var headDue: Duration
    /// How far apart the bytes of the head are sent, one at a time; nil, and zero or less: all at once, by the library. What
    /// follows the head is later by as long as this takes, which is this for each of its bytes.
    ///
    /// Such a response ends its connection, and its head says so (`Connection: close`).
    public var headInterval: Duration?
    /// The body.
    public var body: Body
    /// What drives the exchange from other threads.
    public var remote: ExchangeRemote?
    /// Called once, on the connection's loop, when the exchange is over, however it ended. It must not block.
    /// A reset or FIN that a step or a release asks for is sent after it has returned.
    public var onEnd: (@Sendable (ExchangeEnd) -> Void)?

    /// A response; without more said it is sent at once.
    public init(
        status: Int,
        headers: HTTPHeaders = [],
        prelude: [Playback.Step] = [],
        headDue: Duration = .zero,
        headInterval: Duration? = nil,
        body: Body = .bytes([]),
        remote: ExchangeRemote? = nil,
        onEnd: (@Sendable (ExchangeEnd) -> Void)? = nil
    ) {
        self.status = status
        self.headers = headers
        self.prelude = prelude
        self.headDue = headDue
        self.headInterval = headInterval
        self.body = body
        self.remote = remote
        self.onEnd = onEnd
    }
}
