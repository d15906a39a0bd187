import Timeline

/// What the script wanted of a reply, as far as the journal compares it with what became of it.
struct ReplyScript: Sendable {
    /// The events of its body; none of an answer that is no stream.
    let events: BodyEvents
    /// Whether it is a stream, of which the client has nothing before it has the last event.
    let isStream: Bool
    /// What ends it before its time; nil when nothing does.
    let failure: Timeline.Failure?
    /// What is changed in it without ending it.
    let alterations: [Timeline.Failure]

    /// What chance had to do with it; nil for nothing.
    private let chance: Chance?

    /// What chance has done to a reply.
    struct Chance: Sendable, Equatable {
        /// The error that was answered in its place; nil when it was sent, with a fault.
        let answer: String?
        /// The seed that it comes from.
        let seed: UInt64
    }

    /// What a timeline does.
    init(_ timeline: Timeline, chance: Chance? = nil) {
        self.chance = chance
        events = BodyEvents(timeline)
        isStream = timeline.framing == .stream
        failure = timeline.failure
        alterations = timeline.alterations
    }

    /// All that is done to it, for people; nil when nothing is.
    var fault: String? {
        let done = (alterations + (failure.map { [$0] } ?? [])).map(\.description)
        guard let chance else { return done.isEmpty ? nil : done.joined(separator: ", ") }
        let all = (chance.answer.map { [$0] } ?? []) + done
        return (all.isEmpty ? "delay" : all.joined(separator: ", ")) + " by chance, seed \(chance.seed)"
    }
}
