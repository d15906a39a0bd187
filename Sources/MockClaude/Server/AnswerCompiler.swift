import MessagesAPI
import Scenario
import Timeline

/// Makes the answer to one request, whatever it comes from.
struct AnswerCompiler {
    /// Which reply of which rule an answer is.
    struct Place: Sendable {
        /// The rule's place in the scenario.
        let rule: Int
        /// Which of its replies, from 1.
        let reply: Int
    }

    private let loaded: LoadedScenario
    /// Where the ids of the answer come from; the first is its request's.
    let identifiers: Identifiers
    private let dialect: any Dialect
    private let speed: Speed

    /// - Parameters:
    ///   - loaded: what is served.
    ///   - dialect: how the endpoint spells what is answered.
    ///   - speed: how fast time passes.
    init(
        _ loaded: LoadedScenario,
        _ identifiers: Identifiers,
        dialect: any Dialect = MessagesDialect(),
        speed: Speed = .times(1)
    ) {
        self.loaded = loaded
        self.dialect = dialect
        self.speed = speed
        var identifiers = identifiers
        identifiers.mark = dialect.idMark
        self.identifiers = identifiers
    }

    /// The first id of every answer.
    private var requestID: String {
        var identifiers = identifiers
        return identifiers.request()
    }

    /// A reply that a scenario scripts.
    func answer(_ reply: Reply, to request: ReplyContext) -> Answer {
        let compiled = loaded.compiler.compile(reply, to: request, identifiers: identifiers, dialect: dialect)
        let played = PlayedTimeline(compiled.timeline, of: compiled, mayLeave: reply.mayLeave, at: speed)
        let answer = Answer(played, requestID: requestID)
        answer.reply = compiled
        return answer
    }

    /// The reply that stands there, unless chance puts another in its place or does something to it.
    ///
    /// - Parameter request: what is answered, and what of it a reply takes.
    func answer(
        _ place: Place,
        befallenBy hit: ChaosDraw.Hit?,
        to request: MessagesRequest,
        _ context: ReplyContext
    ) -> Answer {
        if hit == nil, let answer = formed(place, to: context) { return answer }
        let answer = answer(reply(at: place, to: request), befallenBy: hit, to: context)
        answer.place = place
        return answer
    }

    /// A reply, unless chance puts another in its place or does something to it.
    func answer(_ reply: Reply, befallenBy hit: ChaosDraw.Hit?, to context: ReplyContext) -> Answer {
        switch hit {
        case nil: return answer(reply, to: context)
        case .answer(let other)?:
            let answer = answer(other, to: context)
            answer.failure = .replaced
            answer.cause = ReplyScript.Cause(answer: other.errorType ?? "another reply", reason: chance)
            return answer
        case .fault(let fault)?:
            let plain = answer(reply, to: context)
            var faulty = reply
            faulty.faults.append(fault)
            let answer = answer(faulty, to: context)
            // A place that the reply never comes to is no place where anything happens.
            if answer.played.timeline == plain.played.timeline { return plain }
            if !plain.played.fails { answer.failure = .cut }
            answer.cause = ReplyScript.Cause(answer: nil, reason: chance)
            return answer
        }
    }

    /// The answer from the form of its reply; nil when that has none, or none yet.
    private func formed(_ place: Place, to context: ReplyContext) -> Answer? {
        guard dialect.hasForms, context.isPlain else { return nil }
        let key = FormedReplies.Key(
            rule: place.rule,
            reply: place.reply,
            echoed: context.echoed,
            digits: context.inputTokens.digitCount
        )
        let played = loaded.forms.played(key) {
            guard let reply = loaded.rulebook.rules[place.rule].scriptedReply(number: place.reply),
                let form = loaded.compiler.form(of: reply, to: context, dialect: dialect)
            else { return nil }
            return PlayedTimeline(form, mayLeave: reply.mayLeave, at: speed)
        }
        guard let played else { return nil }
        let letters = played.letters(of: identifiers, inputTokens: context.inputTokens)
        let answer = Answer(played, letters: letters, requestID: requestID)
        answer.place = place
        return answer
    }

    private func reply(at place: Place, to request: MessagesRequest) -> Reply {
        loaded.rulebook.rules[place.rule].reply(to: request, number: place.reply)
    }

    /// The message that an answer carries when nothing cuts it; nil when it carries none. It is put together each time that it
    /// is asked for.
    func message(of answer: Answer, to request: MessagesRequest, _ context: ReplyContext) -> Message? {
        if let reply = answer.reply { return reply.message }
        guard let place = answer.place else { return nil }
        let reply = reply(at: place, to: request)
        return loaded.compiler.compile(reply, to: context, identifiers: identifiers, dialect: dialect).message
    }

    /// What is said of what comes by chance.
    private var chance: String { "by chance, seed \(loaded.scenario.seed)" }

    /// An error that nobody scripted.
    func answer(_ error: APIError) -> Answer {
        let timeline = loaded.compiler.timeline(of: error, identifiers: identifiers, dialect: dialect)
        let answer = Answer(PlayedTimeline(timeline, at: speed), requestID: requestID)
        answer.error = error.message
        return answer
    }

    /// An endpoint's own answer.
    func answer(_ own: DoorAnswer) -> Answer {
        let timeline = loaded.compiler.timeline(
            ofBody: own.body,
            contentType: own.contentType,
            identifiers: identifiers,
            dialect: dialect
        )
        let answer = Answer(PlayedTimeline(timeline, at: speed), requestID: requestID)
        answer.changeHeaders { $0.overlay(own.headers.map { ($0.name, $0.value) }) }
        return answer
    }

    /// An answer that has header fields and nothing more.
    func answer(_ status: Int, headers: [Timeline.Header]) -> Answer {
        Answer(Timeline(status: status, headers: headers, framing: .whole), requestID: requestID)
    }
}

extension Rule {
    /// One of its replies, from 1; nil when they are made for each request.
    fileprivate func scriptedReply(number: Int) -> Reply? {
        switch answer {
        case .reply(let reply): reply
        case .attempts(let replies): replies[number - 1]
        case .computed: nil
        }
    }

    /// The reply to a request.
    ///
    /// - Parameter number: which of them when there are several for the attempts of a call, from 1.
    fileprivate func reply(to request: MessagesRequest, number: Int) -> Reply {
        if case .computed(let make) = answer { make(request) } else { scriptedReply(number: number)! }
    }
}

extension Reply {
    /// The type of the error that it is; nil for any other reply.
    fileprivate var errorType: String? { if case .error(let error) = body { error.type.rawValue } else { nil } }
}

extension Int {
    /// How many digits it has.
    fileprivate var digitCount: Int {
        var (count, rest) = (1, self)
        while rest > 9 { (count, rest) = (count + 1, rest / 10) }
        return count
    }
}
