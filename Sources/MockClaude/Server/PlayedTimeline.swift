import HTTPDaemon
import MessagesAPI
import Scenario
import Timeline

/// A timeline as it is played, with all that is known of it beforehand: made once, however many answers play it.
final class PlayedTimeline: Sendable {
    /// What every answer has, with stand-ins in the blanks of its form.
    let timeline: Timeline
    /// What the script wants of it.
    let script: ReplyScript
    /// Whether the client is left without its answer, as scripted: it may try again.
    let fails: Bool
    /// When the last of it is due.
    let end: Duration
    /// When the first bytes of a message are due, as of a compiled reply.
    let begin: Duration?
    /// The ids of the calls of client tools that it carries, and what proves its thinking.
    let toolCalls, thinking: [FormText]
    /// Whether the clients that play it are expected to hang up before the end.
    let mayLeave: Bool
    private let form: ReplyForm?
    /// Its header fields that have blanks, and what stands there.
    private let headerBlanks: [(place: HTTPHeaders.Index, value: FormText)]
    private let response: HTTPResponse
    /// Whether it stands still somewhere, so that somebody has to let it go on.
    let isHeld: Bool

    /// A timeline that one answer plays.
    ///
    /// - Parameters:
    ///   - compiled: the reply that it is; nil when none is scripted.
    ///   - mayLeave: whether its client is expected to hang up before the end.
    ///   - speed: how fast time passes.
    convenience init(
        _ timeline: Timeline,
        of compiled: CompiledReply? = nil,
        mayLeave: Bool = false,
        at speed: Speed = .times(1)
    ) {
        let content = compiled.flatMap { $0.callsTool ? $0.message?.content : nil } ?? []
        self.init(
            timeline,
            form: nil,
            begin: compiled?.begin,
            toolCalls: content.toolCalls.map(FormText.init),
            thinking: content.thinkingProofs.map(FormText.init),
            mayLeave: mayLeave,
            at: speed
        )
    }

    /// What all answers of a form play; nil when they differ in more than they can say.
    convenience init?(_ form: ReplyForm, mayLeave: Bool, at speed: Speed) {
        guard let toolCalls = form.texts(in: \.toolCalls), let thinking = form.texts(in: \.thinkingProofs) else {
            return nil
        }
        self.init(
            form.timeline,
            form: form,
            begin: form.begin,
            toolCalls: toolCalls,
            thinking: thinking,
            mayLeave: mayLeave,
            at: speed
        )
    }

    private init(
        _ timeline: Timeline,
        form: ReplyForm?,
        begin: Duration?,
        toolCalls: [FormText],
        thinking: [FormText],
        mayLeave: Bool,
        at speed: Speed
    ) {
        (self.timeline, self.form, self.begin, self.mayLeave) = (timeline, form, begin, mayLeave)
        (self.toolCalls, self.thinking) = (toolCalls, thinking)
        script = ReplyScript(timeline)
        fails = timeline.status >= 400 || script.isFailing
        isHeld = timeline.beforeHead.contains(where: \.isHold) || timeline.steps.contains(where: \.isHold)
        var scaled = timeline
        scaled.play(at: speed)
        end = scaled.steps.last?.at ?? .zero
        response = HTTPResponse(scaled, blanks: form?.body.blanks.map(\.bytes) ?? [])
        let places = Array(response.headers.indices)
        headerBlanks = form?.headers.map { (places[$0.place], $0.value) } ?? []
    }

    /// About how much memory it takes, in bytes.
    var size: Int { timeline.steps.count * 300 + timeline.byteCount * 2 + 1_000 }

    /// What an answer has for its own.
    func letters(of identifiers: Identifiers, inputTokens: Int) -> [UInt8] {
        form?.letters(of: identifiers, inputTokens: inputTokens) ?? []
    }

    /// The whole timeline of the answer whose own letters these are, at the pace of the scenario.
    func timeline(with letters: [UInt8]) -> Timeline { form?.timeline(with: letters) ?? timeline }

    /// The header fields of that answer.
    func headers(with letters: [UInt8]) -> HTTPHeaders {
        var headers = response.headers
        for blank in headerBlanks { headers.replaceValue(at: blank.place, with: blank.value.filled(with: letters)) }
        return headers
    }

    /// What the daemon plays for that answer.
    func response(with letters: [UInt8], headers: HTTPHeaders) -> HTTPResponse {
        var response = response
        response.headers = headers
        guard let form, !form.body.blanks.isEmpty else { return response }
        switch response.body {
        case .bytes: response.body = .bytes(form.body.filled(with: letters))
        case .playback(let playback): response.body = .playback(playback.filled(with: form.body.filling(from: letters)))
        case .relayed: break
        }
        return response
    }
}

extension Step {
    fileprivate var isHold: Bool { if case .hold = action { true } else { false } }
}
