import Scenario
import Timeline

/// What a request gets, and why.
struct Answer {
    /// What is played.
    var timeline: Timeline
    /// The request's id, as the client sees it.
    let requestID: String
    /// The reply that a scenario scripts; nil when it scripts none.
    var reply: CompiledReply?
    /// Whether the client is expected to hang up before the end.
    var mayLeave = false
    /// The rule that answers; nil when none does.
    var rule: RuleLabel?
    /// The request's place in its session; nil when no rule was looked for.
    var turn: Turn?
    /// The endpoint that was asked; nil for a path that is none, which only rules can answer.
    var door: (any Door)?
    /// Why no rule answers; nil when one does, or when nobody asked for one.
    var miss: Miss.Explanation?
    /// What an error says that no rule scripted.
    var error: String?
    /// What else than a rule had to do with it.
    var cause: ReplyScript.Cause?
    /// How it leaves the client without its answer, if it does.
    var failure = CallMemory.Failure.scripted

    init(_ timeline: Timeline, requestID: String) {
        self.timeline = timeline
        // A scenario may send another id, and another API has another name for it.
        self.requestID = timeline.headers.first { Self.idFields.contains($0.name.lowercased()) }?.value ?? requestID
    }

    private static let idFields = ["request-id", "x-amzn-requestid"]

    /// Whether the request came to an endpoint of the service, or to one that the scenario adds.
    var isAtEndpoint: Bool { door != nil || rule != nil || miss != nil }
}
