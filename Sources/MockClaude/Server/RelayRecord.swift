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
    }

    private let session: Session
    private let journal: Journal
    private let handle: Journal.Handle
    private let line: AccessLog.Entry
    private let log: AccessLog
    private let state = Mutex(State())

    /// - Parameter incoming: the request as it may be shown.
    init(_ incoming: Incoming, in session: Session, state: ServerState, log: AccessLog) {
        self.session = session
        self.log = log
        journal = state.journal
        let number = session.activity.withLock { $0.tally.countRequest(isAtEndpoint: true) }
        let entry = JournalEntry(incoming, session: session.name, number: number, at: .now)
        let client = incoming.http.client
        handle = journal.append(entry) { client.map { $0.state != .waiting } ?? false }
        line = AccessLog.Entry(incoming)
    }

    /// The upstream has begun to answer.
    package func began(status: Int, headers: [HTTPHeader]) {
        let isStream = headers.value(of: "content-type")?.lowercased().hasPrefix("text/event-stream") ?? false
        state.withLock { state in
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
        state.withLock { state in
            state.status = status
            state.error = reason
        }
        session.activity.withLock { $0.traffic.begin(status: status) }
        journal.update(handle) { $0.status = status }
    }

    /// Some of the body has come, that long after the request's last byte.
    package func came(_ bytes: [UInt8], at time: Duration) {
        let (events, count) = state.withLock { state in
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
            entry.events += events
            entry.bytes = count
        }
    }

    /// The exchange with the client is over.
    package func ended(_ end: ExchangeEnd) {
        let state = state.withLock { $0 }
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
        journal.close(handle)
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
