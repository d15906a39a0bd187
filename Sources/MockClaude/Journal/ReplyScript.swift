import Timeline

/// What the script wanted of a reply, as far as the journal compares it with what became of it.
final class ReplyScript: Sendable {
    /// The events of its body; none of an answer that is no stream.
    let events: BodyEvents
    /// How many steps send something.
    let sendingSteps: Int
    /// Whether it is a stream, of which the client has nothing before it has the last event.
    let isStream: Bool
    /// What ends it before its time; nil when nothing does.
    let failure: Timeline.Failure?
    /// Whether it leaves its client without an answer that can be read.
    let isFailing: Bool
    /// What is changed in it without ending it.
    let alterations: [Timeline.Failure]

    /// What else than the rule had to do with it; nil for nothing.
    let cause: Cause?

    /// What else than its rule has made a reply what it is.
    struct Cause: Sendable, Equatable {
        /// The error that was answered in its place; nil when it was sent, with a fault.
        let answer: String?
        /// What it was, for people: `by chance, seed 7`.
        let reason: String
    }

    /// What a timeline does.
    init(_ timeline: Timeline, cause: Cause? = nil) {
        self.cause = cause
        events = BodyEvents(timeline)
        sendingSteps = timeline.steps.count(where: \.isEvent)
        isStream = timeline.framing == .stream
        failure = timeline.failure
        isFailing = failure != nil || timeline.isSpoiled
        alterations = timeline.alterations
    }

    /// The same with what else had to do with it.
    init(_ script: ReplyScript, cause: Cause) {
        (events, sendingSteps, isStream) = (script.events, script.sendingSteps, script.isStream)
        (failure, isFailing, alterations) = (script.failure, script.isFailing, script.alterations)
        self.cause = cause
    }

    /// All that is done to it, for people; nil when nothing is.
    var fault: String? {
        // So it is with nearly all.
        if cause == nil, failure == nil, alterations.isEmpty { return nil }
        let done = (alterations + (failure.map { [$0] } ?? [])).map(\.description)
        guard let cause else { return done.isEmpty ? nil : done.joined(separator: ", ") }
        let all = (cause.answer.map { [$0] } ?? []) + done
        return (all.isEmpty ? "delay" : all.joined(separator: ", ")) + " \(cause.reason)"
    }
}
