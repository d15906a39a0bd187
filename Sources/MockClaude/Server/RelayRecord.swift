import Dispatch
package import HTTPDaemon
import MessagesAPI
import Scenario
import Synchronization

/// Writes down what becomes of a request that the upstream answers: for the session, the journal and the log.
package final class RelayRecord: Sendable {
    private struct State {
        var decoder = SSEDecoder()
        var status = 0
        var error: String?
        var isStream = false
        /// Where the last whole event ended, in bytes of the body.
        var eventsEnd = 0
        var events = 0
        var bytes = 0
        /// What has been written down: the request's body, and the end.
        var (hasBody, isOver) = (false, false)
    }

    /// What is known so far, which the journal asks too.
    private final class Facts: Sendable {
        let state = Mutex(State())
    }

    /// Where requests' bodies are made fit to be shown, which takes time: no stream waits for it.
    private static let reading = DispatchQueue(label: "mock-claude.relay-record")

    private let session: Session
    private let journal: Journal
    private let handle: Journal.Handle
    private let line: AccessLog.Entry
    private let log: AccessLog
    private let facts = Facts()

    /// - Parameters:
    ///   - head: the request without its body, as people may see it.
    ///   - shown: gives all of it that form.
    init(
        of request: HTTPRequest,
        head: HTTPRequest,
        shown: @escaping @Sendable (HTTPRequest) -> HTTPRequest,
        in session: Session,
        state: ServerState,
        log: AccessLog
    ) {
        let incoming = Incoming(head)
        self.session = session
        self.log = log
        journal = state.journal
        let number = session.activity.withLock { $0.tally.countRequest(isAtEndpoint: true) }
        let entry = JournalEntry(incoming, session: session.name, number: number, at: .now)
        let client = incoming.http.client
        // While the body is being made fit, who asks for the journal waits for it.
        handle = journal.append(entry) { [facts] in
            client.map { $0.state != .waiting } ?? false || facts.state.withLock { $0.isOver && !$0.hasBody }
        }
        line = AccessLog.Entry(incoming)
        Self.reading.async { [self] in
            let whole = Incoming(shown(request))
            journal.update(handle) { $0.take(whole) }
            close { $0.hasBody = true }
        }
    }

    /// One of the two things that come last has been written down.
    private func close(_ change: (inout State) -> Void) {
        let isAll = facts.state.withLock { state in
            change(&state)
            return state.hasBody && state.isOver
        }
        if isAll { journal.close(handle) }
    }

    /// The upstream has begun to answer.
    package func began(status: Int, headers: [HTTPHeader]) {
        let isStream = headers.value(of: "content-type")?.lowercased().hasPrefix("text/event-stream") ?? false
        facts.state.withLock { state in
            state.status = status
            state.isStream = isStream
        }
        session.activity.withLock { $0.traffic.begin(status: status) }
        journal.update(handle) { entry in
            entry.status = status
            entry.id = headers.value(of: "request-id") ?? entry.id
        }
    }

    /// There is no upstream that answers: the client is told so with this status.
    package func failed(status: Int, reason: String) {
        facts.state.withLock { state in
            state.status = status
            state.error = reason
        }
        session.activity.withLock { $0.traffic.begin(status: status) }
        journal.update(handle) { $0.status = status }
    }

    /// Some of the body has come, that long after the request's last byte.
    package func came(_ bytes: [UInt8], at time: Duration) {
        let (events, count) = facts.state.withLock { state in
            state.bytes += bytes.count
            guard state.isStream else { return ([JournalEntry.Event](), state.bytes) }
            let whole = state.decoder.decode(bytes).map { event in
                let json = event.name == "message" ? (try? JSON(parsing: event.data))?.object : nil
                return json?["type"]?.string ?? event.name
            }
            state.events += whole.count
            let size = whole.isEmpty ? 0 : (state.bytes - state.eventsEnd) / whole.count
            if !whole.isEmpty { state.eventsEnd = state.bytes }
            return (whole.map { JournalEntry.Event(type: $0, at: time, bytes: size) }, state.bytes)
        }
        journal.update(handle) { entry in
            entry.sent.append(events)
            entry.bytes = count
        }
    }

    /// The exchange with the client is over.
    package func ended(_ end: ExchangeEnd) {
        let state = facts.state.withLock { $0 }
        let outcome = Outcome(end, events: state.events)
        if state.status > 0 {
            session.activity.withLock { $0.traffic.end(outcome.ending, bytes: end.bodyBytesSent) }
        }
        journal.update(handle) { entry in
            entry.bytes = end.bodyBytesSent
            entry.ended = outcome.ending
            entry.fault = outcome.fault
            entry.left = outcome.left
        }
        close { $0.isOver = true }
        log.write(line.answered(status: state.status, events: state.events, error: state.error), end)
    }
}

/// How the answer ended, as the journal tells it.
private struct Outcome {
    var ending: JournalEntry.Ending
    var fault: String?
    var left: JournalEntry.Departure?

    init(_ end: ExchangeEnd, events: Int) {
        switch end.reason {
        case .complete: ending = .complete
        case .reset, .closed:
            ending = .fault
            fault = "\(end.reason == .reset ? "reset" : "close") by the upstream after event \(events)"
        case .clientClosed, .clientReset:
            ending = .clientLeft
            left = JournalEntry.Departure(
                how: end.reason == .clientReset ? "reset" : "fin",
                afterEvent: events,
                afterByte: end.bodyBytesSent,
                at: end.at
            )
        case .writeError: ending = .writeError
        case .stopped: ending = .stopped
        }
    }
}
