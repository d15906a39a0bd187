import HTTPDaemon
import Timeline

/// What became of a reply: what the daemon tells, seen by what the script wanted.
struct ReplyOutcome: Equatable {
    let ending: JournalEntry.Ending
    /// What the script, or a test at a gate, did to it.
    let fault: String?
    /// How the client left, when it went before the end, or from a silence without end.
    let left: JournalEntry.Departure?

    /// - Parameters:
    ///   - end: what the daemon tells.
    ///   - script: what the script wanted.
    ///   - sends: how much of the body was sent when, as the end tells it.
    init(_ end: ExchangeEnd, of script: ReplyScript, sends: BodySends) {
        let events = script.events.count(sends)
        // Who has the whole stream may go, as clients do that do not wait for the body's end; and of a reply that is no
        // stream, who has the status, as clients do that try again.
        let hasAll = script.isStream ? script.events.suffice(sends) : end.isHeadSent
        // What a test has cut at a gate did not come to where the script ends it.
        let fault = { (action: String) in
            let failure = Timeline.Failure(action: action, event: events, isBeforeHead: !end.isHeadSent)
            // Of what the script ends before the head, nothing was sent.
            let isScripted = hasAll && script.isFailing || failure == script.failure
            return isScripted ? script.fault : failure.description
        }
        switch end.reason {
        case .complete where hasAll:
            (ending, self.fault, left) = (script.isFailing ? .fault : .complete, script.fault, nil)
        case .complete: (ending, self.fault, left) = (.fault, fault("end"), nil)
        case .reset: (ending, self.fault, left) = (.fault, fault("reset"), nil)
        case .closed: (ending, self.fault, left) = (.fault, fault("close"), nil)
        case .clientClosed, .clientReset:
            let departure = JournalEntry.Departure(
                how: end.reason == .clientReset ? "reset" : "fin",
                afterEvent: script.isStream ? events : 0,
                afterByte: end.bodyBytesSent,
                at: end.at
            )
            if end.isStalled {
                (ending, self.fault, left) = (.fault, script.fault ?? fault("stall"), departure)
            } else if hasAll {
                (ending, self.fault, left) = (script.isFailing ? .fault : .complete, script.fault, nil)
            } else {
                (ending, self.fault, left) = (.clientLeft, nil, departure)
            }
        case .writeError: (ending, self.fault, left) = (.writeError, nil, nil)
        case .stopped: (ending, self.fault, left) = (.stopped, nil, nil)
        }
    }
}
