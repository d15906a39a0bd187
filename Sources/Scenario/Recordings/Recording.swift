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

        /// A request.
        public init(method: String, path: String, headers: [Timeline.Header] = [], body: [UInt8] = []) {
            self.method = method
            self.path = path
            self.headers = headers
            self.body = body
        }
    }

    /// What was answered.
    public struct Response: Sendable, Equatable {
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

        /// A response; without more said it came at once, with no body.
        public init(
            status: Int,
            headAt: Duration = .zero,
            headers: [Timeline.Header] = [],
            framing: Framing = .chunked,
            slices: [Slice] = [],
            end: End = .complete
        ) {
            self.status = status
            self.headAt = headAt
            self.headers = headers
            self.framing = framing
            self.slices = slices
            self.end = end
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
    /// The whole body.
    var body: [UInt8] { slices.flatMap(\.bytes) }

    /// How many bytes came.
    var byteCount: Int { slices.reduce(0) { $0 + $1.bytes.count } }
}
