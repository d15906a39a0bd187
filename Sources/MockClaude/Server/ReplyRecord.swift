import HTTPDaemon
import MessagesAPI
import Scenario
import Timeline

/// Writes down what becomes of one reply, for all who want to know: the session, its gates, the journal and the log.
///
/// Only what is named here stays for as long as the reply is played; its bytes are in the response already.
final class ReplyRecord: Sendable {
    private let session: Session
    private let ticket: ClientWatch.Ticket
    private let clock: ServerClock
    private let turn: Turn?
    private let requestID: String
    private let mayLeave: Bool
    private let script: ReplyScript
    private let journal: Journal
    private let handle: Journal.Handle
    private let log: AccessLog
    /// What the log says of it; nil where it says nothing.
    private let line: AccessLog.Entry?

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
        mayLeave = answer.played.mayLeave
        script = answer.script
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
        line = log.entry(of: answer, to: incoming)
    }

    /// The response that plays an answer, and is written down here.
    func response(playing answer: Answer) -> HTTPResponse {
        var response = answer.played.response(with: answer.letters, headers: answer.headers)
        response.onEnd = { [self] end in ended(end) }
        if answer.played.isHeld {
            response.remote = ExchangeRemote { [self] arrival, remote in held(arrival, remote) }
        }
        return response
    }

    private func held(_ arrival: HoldArrival, _ remote: ExchangeRemote) {
        let sends = arrival.progress.sends
        journal.update(handle) { entry in
            entry.sent = SentEvents(sends, of: script.events)
            entry.bytes = arrival.progress.bodyBytes
        }
        session.gates.arrive(
            at: arrival.name,
            stream: handle.serial,
            of: session.round,
            request: requestID,
            events: script.events.count(sends),
            bytes: arrival.progress.bodyBytes,
            release: { remote.release($0) }
        )
    }

    private func ended(_ end: ExchangeEnd) {
        let sends = end.progress.sends
        let outcome = ReplyOutcome(end, of: script, sends: sends)
        session.gates.leave(stream: handle.serial, isExpected: mayLeave)
        if let turn {
            // A test may have cut at a gate what the script would have let pass.
            if outcome.ending == .fault, !script.isFailing { session.settle(turn, .scripted) }
            session.end(turn, left: outcome.ending == .clientLeft)
        }
        let findings = session.see(
            endOf: ticket,
            outcome,
            bytes: end.bodyBytesSent,
            mayLeave: mayLeave,
            now: clock.now
        )
        journal.close(handle) { entry in
            if !findings.isEmpty { entry.findings += findings }
            entry.sent = SentEvents(sends, of: script.events)
            entry.bytes = end.progress.bodyBytes
            entry.ended = outcome.ending
            entry.fault = outcome.fault
            entry.left = outcome.left
        }
        if let line { log.write(line, end) }
    }
}
