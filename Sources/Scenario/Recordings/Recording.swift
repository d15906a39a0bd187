public import MessagesAPI
public import Timeline

/// One exchange with the service as it was on the wire: what was asked, and every byte of the answer with its time.
///
/// A recording is a value. It is read from a file and written to one, and a reply plays it.
public struct Recording: Sendable, Equatable {
    /// What was asked.
    public struct Request: Sendable, Equatable {
        /// The method, in upper case.
        public var method: String
        /// The path, with its query.
        public var path: String
        /// The header fields, those apart that are nobody's business, such as keys.
        public var headers: [Timeline.Header]
        /// The body.
        public var body: [UInt8]
        /// The places of a JSON body that do not tell this request from others.
        public var ignored: [JSONPointer]

        /// A request.
        public init(
            method: String,
            path: String,
            headers: [Timeline.Header] = [],
            body: [UInt8] = [],
            ignored: [JSONPointer] = []
        ) {
            self.method = method
            self.path = path
            self.headers = headers
            self.body = body
            self.ignored = ignored
        }
    }

    /// What was answered.
    public struct Response: Sendable, Equatable {
        /// Whether anything was answered before the end came. Without a head there are no status, no fields and no body.
        public var hasHead = true
        /// The status code, 200 to 999.
        public var status: Int
        /// When the head came, counted from the request's last byte.
        public var headAt: Duration
        /// The header fields, in order.
        public var headers: [Timeline.Header]
        /// How the end of the body was to be told.
        public var framing: Framing
        /// The body as it came, in order of time.
        public var slices: [Slice]
        /// How it ended.
        public var end: End
        /// When the last chunk of a complete body came, which is not before the last slice; nil for together with that.
        public var endAt: Duration?

        /// A response; without more said it came at once, with no body.
        public init(
            status: Int,
            headAt: Duration = .zero,
            headers: [Timeline.Header] = [],
            framing: Framing = .chunked,
            slices: [Slice] = [],
            end: End = .complete,
            endAt: Duration? = nil
        ) {
            self.status = status
            self.headAt = headAt
            self.headers = headers
            self.framing = framing
            self.slices = slices
            self.end = end
            self.endAt = endAt
        }
    }

    /// What came at one moment.
    public struct Slice: Sendable, Equatable {
        /// When it came, counted from the request's last byte; never before what stands in front of it.
        public var at: Duration
        /// What came.
        public var bytes: [UInt8]

        /// Those bytes at that time.
        public init(at: Duration, bytes: [UInt8]) {
            self.at = at
            self.bytes = bytes
        }
    }

    /// How the end of a body is told.
    public enum Framing: Sendable, Equatable {
        /// By a last chunk.
        case chunked
        /// By the length in the head, which is no less than what came.
        case length(Int)
    }

    /// How an answer ended.
    public enum End: Sendable, Equatable {
        /// As it should.
        case complete
        /// The connection was closed (FIN) before the body's end, at that time.
        case closed(at: Duration)
        /// The connection was reset (RST), at that time.
        case reset(at: Duration)
        /// Nothing more came for as long as anybody listened.
        case unfinished
    }

    /// What stands in a recording for what was nobody's business, such as keys.
    public static let redacted = "[redacted]"

    /// What was asked.
    public var request: Request
    /// What was answered.
    public var response: Response

    /// An exchange.
    public init(request: Request, response: Response) {
        self.request = request
        self.response = response
    }
}

extension Recording.Response {
    /// No answer: the connection was ended before there was a head.
    public static func none(_ end: Recording.End) -> Self {
        var response = Self(status: 200, end: end)
        response.hasHead = false
        return response
    }

    /// The whole body.
    var body: [UInt8] {
        var body: [UInt8] = []
        body.reserveCapacity(byteCount)
        for slice in slices { body += slice.bytes }
        return body
    }

    /// How many bytes came.
    package var byteCount: Int { slices.reduce(0) { $0 + $1.bytes.count } }
}
