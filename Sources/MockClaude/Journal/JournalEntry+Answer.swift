import HTTPDaemon
import MessagesAPI
import Scenario
import Timeline

extension JournalEntry {
    /// What is known when a request has its answer, and nothing of it has been sent.
    init(_ incoming: Incoming, _ answer: Answer, session: String, number: Int, at time: Timestamp) {
        self.init(incoming, session: session, number: number, at: time)
        id = answer.requestID
        rule = answer.rule?.text
        call = answer.turn?.call
        attempt = answer.turn?.attempt
        status = answer.status
        miss = answer.miss.map { Miss(nearest: $0.nearest?.text, because: $0.because) }
    }

    /// What is known when a request has been read.
    init(_ incoming: Incoming, session: String, number: Int, at time: Timestamp) {
        id = ""
        self.session = session
        self.number = number
        self.time = time
        method = incoming.http.method
        path = incoming.route.path
        query = incoming.route.query
        headers = incoming.http.headers.masked
        (body, bodyLength, isStream) = ([], 0, false)
        take(incoming)
    }

    /// Takes what a request's body tells.
    mutating func take(_ incoming: Incoming) {
        let whole = incoming.http.body
        // Most bodies are kept as they came, and not copied.
        body = whole.count <= Self.longestBody ? whole : Array(whole.prefix(Self.longestBody))
        bodyLength = incoming.http.bodyExceedsLimit ? nil : whole.count
        isStream = incoming.messages.stream
    }
}

extension HTTPHeaders {
    /// The same with the ends of secrets alone.
    fileprivate var masked: HTTPHeaders { replacingValues(where: Secret.isHeader, with: Secret.masked) }
}
