import HTTPDaemon
import Scenario
import Timeline

/// What a request gets, and why. Whoever makes it adds what is known of it, step by step, before anybody else looks at it.
final class Answer {
    /// What is played.
    let played: PlayedTimeline
    /// What fills the blanks of what is played.
    let letters: [UInt8]
    /// The status code.
    var status: Int { played.timeline.status }
    /// The header fields, in order.
    private(set) var headers: HTTPHeaders
    /// The request's id, as the client sees it.
    let requestID: String
    /// The reply that was compiled for it; nil when there is none, or when it is one of a form's.
    var reply: CompiledReply?
    /// Which of the scenario's replies it is; nil when it is none of them as they stand there.
    var place: AnswerCompiler.Place?
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

    init(_ played: PlayedTimeline, letters: [UInt8] = [], requestID: @autoclosure () -> String) {
        self.played = played
        self.letters = letters
        headers = played.headers(with: letters)
        // A scenario may send another id, and another API has another name for it.
        self.requestID = headers.value(of: "request-id") ?? headers.value(of: "x-amzn-requestid") ?? requestID()
    }

    convenience init(_ timeline: Timeline, requestID: String) {
        self.init(PlayedTimeline(timeline), requestID: requestID)
    }

    /// Changes its header fields.
    func changeHeaders(_ change: (inout [Timeline.Header]) -> Void) {
        var fields = headers.timelineHeaders
        change(&fields)
        headers = HTTPHeaders(fields)
    }

    /// Adds header fields at the end, each only if no field of that name is there.
    func addMissing(_ fields: [Timeline.Header]) {
        if !fields.isEmpty { changeHeaders { $0.addMissing(fields) } }
    }

    /// Everything that is played, at the pace of the scenario. It is put together each time that it is asked for.
    var timeline: Timeline {
        var timeline = played.timeline(with: letters)
        timeline.headers = headers.timelineHeaders
        return timeline
    }

    /// What the script wants of it, and why.
    var script: ReplyScript { cause.map { ReplyScript(played.script, cause: $0) } ?? played.script }

    /// Whether the request came to an endpoint of the service, or to one that the scenario adds.
    var isAtEndpoint: Bool { door != nil || rule != nil || miss != nil }
}
