import HTTPDaemon
import Timeline

/// What became of a reply: what the daemon tells, seen by what the script wanted.
struct ReplyOutcome: Equatable {
    let ending: JournalEntry.Ending
    /// What the script, or a test at a gate, did to end it.
    let fault: String?
    /// How the client left, when it went before the end, or from a silence without end.
    let left: JournalEntry.Departure?

    /// - Parameters:
    ///   - end: what the daemon tells.
    ///   - fault: the fault that ends the reply's timeline.
    ///   - events: how many events the timeline has.
    ///   - isStream: whether it is a stream, of which the client has nothing before it has the last event.
    init(_ end: ExchangeEnd, fault: Timeline.Failure?, events: Int, isStream: Bool) {
        // Who has the last event may go, as clients do that do not wait for the body's end; and of a reply that is no stream,
        // who has the status, as clients do that try again.
        let hasAll = isStream ? end.stepsSent >= events : end.isHeadSent
        let cut = { (action: String) in Timeline.Failure(action: action, event: end.progress.eventsSent).description }
        switch end.reason {
        case .complete where hasAll && fault == nil: (ending, self.fault, left) = (.complete, nil, nil)
        case .complete: (ending, self.fault, left) = (.fault, hasAll ? fault?.description : cut("end"), nil)
        case .reset:
            (ending, self.fault, left) = (.fault, hasAll ? fault?.description ?? cut("reset") : cut("reset"), nil)
        case .closed:
            (ending, self.fault, left) = (.fault, hasAll ? fault?.description ?? cut("close") : cut("close"), nil)
        case .clientClosed, .clientReset:
            let departure = JournalEntry.Departure(
                how: end.reason == .clientReset ? "reset" : "fin",
                afterEvent: isStream ? end.progress.eventsSent : 0,
                afterByte: end.bodyBytesSent,
                at: end.at
            )
            if end.isStalled {
                (ending, self.fault, left) = (.fault, fault?.description ?? cut("stall"), departure)
            } else if hasAll {
                (ending, self.fault, left) = (fault == nil ? .complete : .fault, fault?.description, nil)
            } else {
                (ending, self.fault, left) = (.clientLeft, nil, departure)
            }
        case .writeError: (ending, self.fault, left) = (.writeError, nil, nil)
        case .stopped: (ending, self.fault, left) = (.stopped, nil, nil)
        }
    }
}

extension PlaybackProgress {
    /// How many events were sent whole, heartbeats too.
    var eventsSent: Int { max(stepsSent, sent.count) }
}
