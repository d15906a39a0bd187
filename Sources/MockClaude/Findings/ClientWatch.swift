import Scenario

/// Sees what the clients of one session do wrong.
///
/// It is told what comes and what goes, each with the time on one clock that never goes back, and says at once what it finds.
/// Where requests can be read in more than one way it takes the client's side.
///
/// It is bounded: of more calls than `capacity` that failed or are under way, all are forgotten.
struct ClientWatch: Sendable {
    /// One request, as the watch knows it.
    struct Ticket: Sendable {
        fileprivate let id: String
        fileprivate let call: UInt64?
        fileprivate let number: UInt64
    }

    /// How an exchange ended.
    enum Ending: Sendable {
        /// The client has the reply as it was scripted, an error's too.
        case answered
        /// The reply failed as scripted: it was cut, ended in an error event, or stalled until the client left.
        case failed
        /// The client hung up before the scripted end, after so many events.
        case left(events: Int, isExpected: Bool)
        /// Nobody's doing: the server stopped, or could not write.
        case lost
    }

    private let capacity: Int
    private var calls: [UInt64: WatchedCall] = [:]
    private var conversations: ConversationWatch
    private var requests: UInt64 = 0

    init(capacity: Int = 10_000) {
        self.capacity = capacity
        conversations = ConversationWatch(capacity: capacity)
    }

    /// A request has come to an endpoint.
    mutating func begin(_ request: WatchedRequest, at now: Duration) -> (ticket: Ticket, findings: [Finding]) {
        requests += 1
        let ticket = Ticket(id: request.id, call: request.call, number: requests)
        var findings: [Finding] = []
        if !request.namesVersion {
            findings.append(
                Finding(kind: .versionHeaderMissing, request: request.id, detail: "no header anthropic-version")
            )
        }
        if let call = request.call {
            if calls.count >= capacity, calls[call] == nil { calls.removeAll(keepingCapacity: true) }
            let attempt = WatchedAttempt(request, number: requests)
            findings += calls[call, default: WatchedCall()].begin(attempt, at: now)
        }
        return (ticket, findings + conversations.findings(in: request))
    }

    /// What it gets is known.
    mutating func answer(_ ticket: Ticket, with reply: WatchedReply) {
        conversations.remember(reply)
        if let call = ticket.call { calls[call]?.answer(ticket.number, with: reply) }
    }

    /// Its exchange is over.
    mutating func end(_ ticket: Ticket, _ ending: Ending, at now: Duration) -> [Finding] {
        if let index = ticket.call.flatMap({ calls.index(forKey: $0) }) {
            switch ending {
            case .answered: calls.values[index].end(ticket.number, failed: false, at: now)
            case .failed: calls.values[index].end(ticket.number, failed: true, at: now)
            case .left, .lost: calls.values[index].forget(ticket.number)
            }
            if calls.values[index].isEmpty { calls.remove(at: index) }
        }
        guard case .left(let events, isExpected: false) = ending else { return [] }
        let detail = "hung up after \(events) event\(events == 1 ? "" : "s"), before the scripted end"
        return [Finding(kind: .leftEarly, request: ticket.id, detail: detail)]
    }

    /// The calls that failed, would have passed, and were not tried again: what remains to be said when a run is over.
    func givenUp(by now: Duration) -> [Finding] {
        calls.values.flatMap { $0.givenUp(by: now) }.sorted { $0.number < $1.number }.map(\.finding)
    }
}
