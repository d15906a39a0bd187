import HTTPDaemon
import Logging

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

        /// - Parameters:
        ///   - status: the answer's.
        ///   - steps: how many events there are to send.
        init(_ incoming: Incoming, status: Int, steps: Int, rule: String?, error: String?) {
            method = incoming.http.method
            target = incoming.route.path
            session = incoming.route.session
            self.rule = rule
            self.status = status
            self.steps = steps
            isLost = incoming.door == nil && rule == nil && error != nil
            self.error = isLost ? "no such endpoint; does the base URL have a /v1 too many, or too few?" : error
        }

        /// How many events were sent, of how many.
        func events(_ end: ExchangeEnd) -> String {
            isRelayed ? String(steps) : String(end.stepsSent) + "/" + String(steps)
        }

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

    /// What is to be said of an answer when it is over; nil when nothing is.
    func entry(of answer: Answer, to incoming: Incoming) -> Entry? {
        // What would not be shown is not put together either.
        if answer.error == nil, logger.logLevel > .info { return nil }
        return Entry(
            incoming,
            status: answer.status,
            steps: answer.played.script.sendingSteps,
            rule: answer.rule?.text,
            error: answer.error
        )
    }

    func write(_ entry: Entry, _ end: ExchangeEnd) {
        let level: Logger.Level = entry.error == nil ? .info : entry.isRelayed || entry.isLost ? .warning : .notice
        guard logger.logLevel <= level else { return }
        // Each exchange has one, so that nothing is put into words twice, and the dictionary does not grow.
        var metadata = Logger.Metadata(minimumCapacity: 8)
        metadata["status"] = .string(String(entry.status))
        metadata["events"] = .string(entry.events(end))
        metadata["bytes"] = .string(String(end.bodyBytesSent))
        metadata["ms"] = .string(String(end.at.wholeMilliseconds))
        metadata["ended"] = .string(end.reason.name)
        if let rule = entry.rule { metadata["rule"] = .string(rule) }
        if let error = entry.error { metadata["error"] = .string(error) }
        if entry.session != Route.defaultSession { metadata["session"] = .string(entry.session) }
        logger.log(level: level, "\(entry.method) \(entry.target)", metadata: metadata)
    }
}

extension ExchangeEnd.Reason {
    /// What the log calls it.
    fileprivate var name: String {
        switch self {
        case .complete: "complete"
        case .reset: "reset"
        case .closed: "closed"
        case .clientClosed: "clientClosed"
        case .clientReset: "clientReset"
        case .writeError(let number): "writeError(\(number))"
        case .stopped: "stopped"
        }
    }
}

extension Duration {
    /// The time in milliseconds, rounded down.
    var wholeMilliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
