public import HTTPDaemon

/// One request, and what became of it.
public struct JournalEntry: Sendable {
    /// One event that was sent.
    public struct Event: Sendable, Equatable {
        /// Its type: `content_block_delta`.
        public let type: String
        /// When its last byte was given to the kernel, counted from the request's last byte.
        public let at: Duration
        /// How many bytes it has, framing aside.
        public let bytes: Int
    }

    /// How a reply ended.
    public enum Ending: String, Sendable {
        /// As the service would have ended it.
        case complete
        /// As the script said: cut, silent, or with an error inside the stream.
        case fault
        /// The client went first.
        case clientLeft = "client_left"
        /// It could not be written.
        case writeError = "write_error"
        /// The server was stopped.
        case stopped
    }

    /// How a client left.
    public struct Departure: Sendable, Equatable {
        /// `fin` or `reset`.
        public let how: String
        /// After how many whole events.
        public let afterEvent: Int
        /// After how many bytes of the body.
        public let afterByte: Int
        /// When, counted from the request's last byte.
        public let at: Duration
    }

    /// Why no rule answered.
    public struct Miss: Sendable, Equatable {
        /// The nearest rule; nil when there is none.
        public let nearest: String?
        /// Why it did not answer.
        public let because: String
    }

    /// The request's id, which its answer names; empty as long as an upstream has not told it.
    public internal(set) var id: String
    /// The session's name.
    public let session: String
    /// The request's number in its session, from 1.
    public let number: Int
    /// When it had been read.
    public let time: Timestamp
    /// The method.
    public let method: String
    /// The path without what names a session, and without its query.
    public let path: String
    /// The query; nil when there is none.
    public let query: String?
    /// The header fields; of keys and the like only the end.
    public let headers: HTTPHeaders
    /// The body as it came, of a long one the first 64 KiB.
    public internal(set) var body: [UInt8]
    /// How many bytes the body had; nil when it was too long to be read.
    public internal(set) var bodyLength: Int?
    /// The rule that answered: its name, or its place in the scenario, `rule 2`.
    public internal(set) var rule: String?
    /// The number of the call in its session, from 1: its retries have the same. Nil when no rule was looked for.
    public internal(set) var call: Int?
    /// 1 + the call's earlier requests.
    public internal(set) var attempt: Int?
    /// The status of the answer; 0 as long as an upstream has not told it.
    public internal(set) var status = 0
    /// Whether a stream was asked for.
    public internal(set) var isStream: Bool
    /// Why no rule answered; nil when one did.
    public internal(set) var miss: Miss?
    /// The events that were sent so far; none of an answer that is no stream.
    public var events: [Event] { sent.list }
    /// The same, as they are kept.
    var sent = SentEvents()
    /// How many bytes of the body were sent so far, framing aside.
    public internal(set) var bytes = 0
    /// How the reply ended; nil while it goes on.
    public internal(set) var ended: Ending?
    /// What the script did to end it, and after which event: `reset at event 5`.
    public internal(set) var fault: String?
    /// How the client left, when it did.
    public internal(set) var left: Departure?
    /// What the client did wrong.
    public internal(set) var findings: [Finding] = []

    /// The longest body that is kept whole, in bytes.
    static let longestBody = 64 << 10
}
