import HTTPDaemon
import MessagesAPI
import Scenario
import Timeline

/// Writes down what becomes of one reply, for all who want to know: the session, its gates, the journal and the log.
///
/// Only what is named here stays for as long as the reply is played; its bytes are in the response already.
struct ReplyRecord: Sendable {
    private let session: Session
    private let ticket: ClientWatch.Ticket
    private let clock: ServerClock
    private let turn: Turn?
    private let requestID: String
    private let mayLeave: Bool
    private let fault: Timeline.Failure?
    /// The types of the timeline's steps; none of an answer that is no stream.
    private let types: [String]
    /// How many of them are events.
    private let events: Int
    private let isStream: Bool
    private let journal: Journal
    private let handle: Journal.Handle
    private let log: AccessLog
    private let line: AccessLog.Entry

    init(
        of answer: Answer,
        to incoming: Incoming,
        call: UInt64,
        in session: Session,
        state: ServerState,
        log: AccessLog
    ) {
        self.session = session
        journal = state.journal
        clock = state.clock
        self.log = log
        turn = answer.turn
        requestID = answer.requestID
        mayLeave = answer.mayLeave
        fault = answer.timeline.failure
        isStream = answer.timeline.framing == .stream
        types = isStream ? answer.timeline.steps.map(\.event) : []
        events = answer.timeline.steps.count(where: \.isEvent)
        let time = Timestamp.now
        let seen = session.see(incoming, call: call, answer, now: clock.now, time: time)
        ticket = seen.ticket
        var entry = JournalEntry(incoming, answer, session: session.name, number: seen.number, at: time)
        entry.findings = seen.findings
        let client = incoming.http.client
        handle = journal.append(entry) {
            // Who has left or has all of it waits for nothing more but to be told so.
            client.map { $0.state != .waiting } ?? false
        }
        line = AccessLog.Entry(
            incoming,
            timeline: answer.timeline,
            rule: answer.rule?.text,
            error: answer.error
        )
    }

    /// The response that plays the answer's timeline, and is written down here.
    func response(playing timeline: Timeline) -> HTTPResponse {
        var response = HTTPResponse(timeline)
        response.onEnd = { end in ended(end) }
        if (timeline.beforeHead + timeline.steps).contains(where: \.isHold) {
            response.remote = ExchangeRemote { arrival, remote in held(arrival, remote) }
        }
        return response
    }

    private func held(_ arrival: HoldArrival, _ remote: ExchangeRemote) {
        journal.update(handle) { $0.take(arrival.progress, types) }
        session.gates.arrive(
            at: arrival.name,
            stream: handle.serial,
            of: session.round,
            request: requestID,
            events: arrival.progress.eventsSent,
            bytes: arrival.progress.bodyBytes,
            remote: remote
        )
    }

    private func ended(_ end: ExchangeEnd) {
        let outcome = ReplyOutcome(end, fault: fault, events: events, isStream: isStream)
        session.gates.leave(stream: handle.serial, isExpected: mayLeave)
        if let turn {
            // A test may have cut at a gate what the script would have let pass.
            if outcome.ending == .fault { session.settle(turn, fails: true) }
            session.end(turn, left: outcome.ending == .clientLeft)
        }
        let findings = session.see(
            endOf: ticket,
            outcome,
            bytes: end.bodyBytesSent,
            mayLeave: mayLeave,
            now: clock.now
        )
        journal.update(handle) { entry in
            entry.findings += findings
            entry.take(end.progress, types)
            entry.ended = outcome.ending
            entry.fault = outcome.fault
            entry.left = outcome.left
        }
        journal.close(handle)
        log.write(line, end)
    }
}

extension JournalEntry {
    /// Takes over what has been sent so far.
    ///
    /// - Parameter types: those of the playback's steps; none of an answer that is no stream, whose body is no event.
    fileprivate mutating func take(_ progress: PlaybackProgress, _ types: [String]) {
        bytes = progress.bodyBytes
        guard !types.isEmpty else { return }
        // What belongs to no step is a heartbeat.
        events = progress.sent.map { sent in
            Event(type: sent.step.map { types[$0] } ?? "ping", at: sent.at, bytes: sent.bytes)
        }
    }
}

extension Step {
    fileprivate var isHold: Bool { if case .hold = action { true } else { false } }
}
