import HTTPDaemon
import Logging
import Timeline

/// One line for each exchange, written when it is over.
///
/// Of what the client sent it has the method, the path and the session; and where no rule answered, the part of the request
/// that kept the nearest rule from it, with keys and tokens made unreadable.
struct AccessLog: Sendable {
    /// What is known of an exchange before it is played.
    struct Entry: Sendable {
        let method: String
        let target: String
        let session: String
        let rule: String?
        private(set) var status: Int
        /// How many events there are to send, or how many an upstream has sent.
        private(set) var steps: Int
        /// Whether an upstream answers, so that nobody knows how many there will be.
        fileprivate private(set) var isRelayed = false
        /// Whether it came to a path at which there is nothing: its client looks for the API elsewhere than it is.
        fileprivate private(set) var isLost = false
        private(set) var error: String?

        init(_ incoming: Incoming, _ answer: Answer) {
            method = incoming.http.method
            target = incoming.route.path
            session = incoming.route.session
            rule = answer.rule?.text
            status = answer.status
            steps = answer.played.eventCount
            isLost = incoming.door == nil && rule == nil && answer.error != nil
            error = isLost ? "no such endpoint; does the base URL have a /v1 too many, or too few?" : answer.error
        }

        /// How many events were sent, of how many.
        func events(_ end: ExchangeEnd) -> String { isRelayed ? "\(steps)" : "\(end.stepsSent)/\(steps)" }

        /// What is known of one that an upstream answers.
        init(_ incoming: Incoming) {
            method = incoming.http.method
            target = incoming.route.path
            session = incoming.route.session
            rule = nil
            status = 0
            steps = 0
            error = nil
        }

        /// The same with what an upstream has answered.
        func answered(status: Int, events: Int, error: String?) -> Entry {
            var entry = self
            entry.status = status
            entry.steps = events
            entry.isRelayed = true
            entry.error = error
            return entry
        }
    }

    let logger: Logger

    /// Notes a connection that is not simply served.
    func write(_ admission: Admission) { logger.info("connection", metadata: ["do": "\(admission)"]) }

    /// Notes a client that was turned away, with what to do about it.
    func write(_ foreign: ForeignProtocol) {
        let error =
            switch foreign {
            case .tls: "a client spoke TLS; use http://, not https://"
            case .http2: "a client spoke HTTP/2 from the start; use HTTP/1.1"
            case .unknown: "a client sent what is no HTTP request"
            }
        logger.warning("connection", metadata: ["do": "close", "error": "\(error)"])
    }

    func write(_ entry: Entry, _ end: ExchangeEnd) {
        // What would not be shown is not put together either.
        let level: Logger.Level = entry.error == nil ? .info : entry.isRelayed || entry.isLost ? .warning : .notice
        guard logger.logLevel <= level else { return }
        var metadata: Logger.Metadata = [
            "status": "\(entry.status)",
            "events": "\(entry.events(end))",
            "bytes": "\(end.bodyBytesSent)",
            "ms": "\(end.at.wholeMilliseconds)",
            "ended": "\(end.reason)",
        ]
        if let rule = entry.rule { metadata["rule"] = "\(rule)" }
        if let error = entry.error { metadata["error"] = "\(error)" }
        if entry.session != Route.defaultSession { metadata["session"] = "\(entry.session)" }
        logger.log(level: level, "\(entry.method) \(entry.target)", metadata: metadata)
    }
}

extension Duration {
    /// The time in milliseconds, rounded down.
    var wholeMilliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
