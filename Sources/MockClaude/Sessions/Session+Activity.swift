import MessagesAPI
import Scenario
import Synchronization
import Timeline

extension Session {
    /// What is known of a request when it has its answer.
    struct Seen {
        /// The request's number in the session, from 1.
        let number: Int
        let ticket: ClientWatch.Ticket
        /// What the client did wrong.
        let findings: [Finding]
    }

    /// Whether any request came to an endpoint.
    var isUsed: Bool { activity.withLock { $0.tally.requests > 0 } }

    /// Counts a request and what it gets, and looks for what the client did wrong.
    ///
    /// - Parameters:
    ///   - call: what tells the call from others.
    ///   - now: the present moment of the server's clock.
    ///   - time: the same moment as a time of day.
    func see(_ incoming: Incoming, call: UInt64, _ answer: Answer, now: Duration, time: Timestamp) -> Seen {
        let request = WatchedRequest(
            incoming,
            id: answer.requestID,
            call: call,
            needsVersion: answer.door?.needsVersion ?? false,
            isMessage: answer.door?.givesMessages ?? false
        )
        let reply = WatchedReply(answer, now: now, wallClock: time.sinceEpoch)
        let mismatch = mismatch(incoming, answer)
        return activity.withLock { activity in
            let number = activity.tally.countRequest(isAtEndpoint: answer.isAtEndpoint)
            activity.tally.count(answer)
            activity.traffic.begin(status: answer.status)
            if let mismatch { activity.tally.noteMismatch(answer.requestID, mismatch.explanation) }
            let (ticket, findings) = activity.watch.begin(request, at: now)
            activity.watch.answer(ticket, with: reply)
            activity.tally.note(findings)
            return Seen(number: number, ticket: ticket, findings: findings)
        }
    }

    /// Counts which rule answers what is no request of its own, such as one in a batch.
    func count(_ answer: Answer) { activity.withLock { $0.tally.count(answer) } }

    /// Looks for what the client did wrong at the end of a reply.
    func see(
        endOf ticket: ClientWatch.Ticket,
        _ outcome: ReplyOutcome,
        bytes: Int,
        mayLeave: Bool,
        now: Duration
    ) -> [Finding] {
        let ending: ClientWatch.Ending =
            switch outcome.ending {
            case .complete: .answered
            case .fault: .failed
            case .clientLeft: .left(events: outcome.left?.afterEvent ?? 0, isExpected: mayLeave)
            case .writeError, .stopped: .lost
            }
        return activity.withLock { activity in
            let findings = activity.watch.end(ticket, ending, at: now)
            activity.tally.note(findings)
            activity.traffic.end(outcome.ending, bytes: bytes)
            return findings
        }
    }

    /// Whether all went as the scenario expects.
    ///
    /// - Parameter isFinal: whether nobody is left who could still release a stream, so that one which its client left at a gate
    ///   counts as held too.
    func verdict(now: Duration, isFinal: Bool) -> Verdict {
        let (tally, watch) = activity.withLock { ($0.tally, $0.watch) }
        var whole = tally
        whole.note(watch.givenUp(by: now))
        let held = gates.held + (isFinal ? gates.leftHeld : [])
        return Verdict(loaded.scenario.expectations, rules: loaded.rulebook.rules, tally: whole, held: held)
    }

    /// What of `each_request` a request does not meet; nil for one to another path than that is about.
    private func mismatch(_ incoming: Incoming, _ answer: Answer) -> Mismatch? {
        guard answer.isAtEndpoint, let expected = loaded.scenario.expectations.eachRequest else { return nil }
        let mismatch = expected.mismatch(incoming.candidate(attempt: answer.turn?.attempt ?? 1))
        return mismatch?.key == "path" ? nil : mismatch
    }
}

extension Tally {
    /// Counts which rule answered, or notes that none did.
    fileprivate mutating func count(_ answer: Answer) {
        if let turn = answer.turn, let rule = turn.rule, answer.failure != .replaced {
            countUse(ofRule: rule, reply: turn.reply - 1, isNewUse: turn.isNewUse)
        }
        if let miss = answer.miss { noteMiss(answer.requestID, miss.reason) }
    }
}
