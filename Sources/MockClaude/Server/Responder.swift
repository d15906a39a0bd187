import HTTPDaemon
import MessagesAPI
import Scenario
import Timeline

/// Answers every request: finds its door and its rule, and turns what they say into a response.
///
///     request ─▶ door ─▶ check ─▶ rule ─▶ reply ─▶ timeline ─▶ response
///                          │       └─▶ the door's own answer, or a miss
///                          └─▶ error ─────────────────┘
///
/// With an upstream it answers what a rule does, and the upstream everything else, unchecked.
final class Responder: RequestHandler {
    private let state: ServerState
    /// nil when the control API has a port of its own.
    private let control: Control?
    private let upstream: (any Upstream)?
    /// Whether what no rule answers is a miss, whatever it is.
    private let isRulesOnly: Bool
    /// Gives a request the form in which it is seen by rules and people, if that is another; the upstream gets it as it came.
    private let shown: (@Sendable (HTTPRequest) -> HTTPRequest)?
    private let log: AccessLog

    init(
        _ state: ServerState,
        control: Control?,
        upstream: (any Upstream)? = nil,
        isRulesOnly: Bool = false,
        shown: (@Sendable (HTTPRequest) -> HTTPRequest)? = nil,
        log: AccessLog
    ) {
        self.state = state
        self.control = control
        self.upstream = upstream
        self.isRulesOnly = isRulesOnly
        self.shown = shown
        self.log = log
    }

    func admit() -> Admission {
        let admission = state.connections.next()
        if admission != .serve { log.write(admission) }
        return admission
    }

    func turnedAway(speaking foreign: ForeignProtocol) { log.write(foreign) }

    func respond(to request: HTTPRequest) -> HTTPResponse {
        let route = Route(request)
        if let control, let request = ControlRequest(request, at: route) { return control.respond(to: request) }
        // What was not read cannot be sent on.
        let upstream = request.framingError == nil ? upstream : nil
        if let upstream, let response = relayed(request, by: upstream) { return response }
        let incoming = shown.map { Incoming($0(request)) } ?? Incoming(request, at: route)
        let session = state.sessions[incoming.route.session]
        let call = incoming.callDigest()
        let answer = answer(to: incoming, call: call, in: session)
        answer.addMissing(CORS.fields(for: request, exposing: answer.headers))
        let record = ReplyRecord(of: answer, to: incoming, call: call, in: session, state: state, log: log)
        return record.response(playing: answer)
    }

    /// What the upstream answers; nil when a rule does.
    private func relayed(_ request: HTTPRequest, by upstream: any Upstream) -> HTTPResponse? {
        var head = request
        head.body = []
        head = shown?(head) ?? head
        let session = state.sessions[Route(head).session]
        let rulebook = session.loaded.rulebook
        // Where there are no rules, no body is looked at before it goes on.
        if !rulebook.rules.isEmpty {
            let incoming = Incoming(shown?(request) ?? request)
            // What cannot be read is as it came to every rule.
            try? incoming.read()
            if rulebook.answers(incoming) { return nil }
        }
        let record = RelayRecord(of: request, head: head, shown: shown ?? { $0 }, in: session, state: state, log: log)
        return upstream.respond(to: request, record: record)
    }

    func maximumBodyBytes(target: String) -> Int? {
        if upstream != nil { return nil }
        let path = Route(target: target).path
        return door(at: path)?.maximumBodyBytes(at: path)
    }

    /// - Parameter isCounted: whether the scenario's rate limits, if they count such requests at all, count this one.
    private func answer(
        to incoming: Incoming,
        call: UInt64,
        in session: Session,
        isCounted: Bool = true
    ) -> Answer {
        let compiler = AnswerCompiler(
            session.loaded,
            session.identifiers(for: call),
            dialect: incoming.door?.dialect(for: incoming) ?? MessagesDialect(),
            speed: state.speed
        )
        if CORS.isPreflight(incoming.http) {
            return compiler.answer(204, headers: CORS.preflightFields(for: incoming.http))
        }
        let door = incoming.door
        let limits = isCounted && door?.isLimited ?? false ? session.limits : nil
        let (now, time) = (state.clock.now, Timestamp.now)
        var turn: Turn?
        var answer: Answer
        do throws(APIError) {
            if let door, !isRulesOnly, !session.loaded.rulebook.holdsRecording(of: incoming) {
                guard incoming.isMethodTaken else { return methodNotAllowed(incoming, compiler) }
                guard !incoming.http.bodyExceedsLimit else { throw APIError(.requestTooLarge) }
                try incoming.read()
                try incoming.goOn(in: session.conversations, now: now)
                try door.check(incoming, with: session.loaded.validator)
                if session.loaded.validator.strictness == .strict {
                    try session.files.checkReferences(in: incoming.messages, at: time)
                }
            } else {
                try? incoming.read()
            }
            let prompt = incoming.note(cachedIn: session.promptCache, now: now, time: time)
            let context = ReplyContext(incoming.messages)
            let (selection, begun) = session.select(incoming, call: call)
            turn = begun
            switch selection {
            case .rule(let rule, let label):
                let place = AnswerCompiler.Place(rule: rule, reply: begun.reply)
                let hit = session.chaos(in: begun)
                answer = compiler.answer(place, befallenBy: hit, to: incoming.messages, context)
                if let limits { answer = limited(answer, to: incoming, context, by: limits, now: now, compiler) }
                answer.rule = label
            case .miss(let why):
                answer = try unscripted(incoming, context, in: session, why, compiler)
            }
            // Settled before a byte goes out, so that a client's quick retry finds it done.
            let fails = answer.played.fails
            session.settle(begun, fails ? answer.failure : nil)
            if let prompt, let begin = answer.played.begin {
                session.promptCache.write(prompt, at: now + state.speed.scaled(begin), now: now)
            }
            if !fails, incoming.isInThread {
                let client = incoming.http.client
                session.conversations.hold(
                    incoming.messages.body,
                    bytes: incoming.http.body.count,
                    until: now + answer.played.end,
                    isUnderWay: { client?.state == .waiting },
                    answeredBy: compiler.message(of: answer, to: incoming.messages, context)
                )
            }
        } catch {
            answer = compiler.answer(error)
        }
        answer.turn = turn
        answer.door = door
        if let limits {
            let fields = limits.headers(for: incoming, now: now, wallClock: time.sinceEpoch)
            answer.addMissing(door?.limitHeaders(fields) ?? fields)
        }
        return answer
    }

    /// The answer, whose tokens are then used up; or a refusal in its place, if a limit does not let it through.
    private func limited(
        _ answer: Answer,
        to incoming: Incoming,
        _ context: ReplyContext,
        by limits: RateLimits,
        now: Duration,
        _ compiler: AnswerCompiler
    ) -> Answer {
        let usage = compiler.message(of: answer, to: incoming.messages, context)?.usage
        let inputTokens = usage.map { RateLimits.inputTokens(in: $0, model: incoming.messages.model) } ?? 0
        if let refusal = limits.admit(incoming, inputTokens: inputTokens, now: now) {
            let refused = compiler.answer(refusal.error)
            refused.changeHeaders { $0.overlay(refusal.headers.map { ($0.name, $0.value) }) }
            refused.failure = .replaced
            refused.cause = ReplyScript.Cause(answer: refusal.error.type.rawValue, reason: "by the limits")
            return refused
        }
        limits.spend(outputTokens: usage?["output_tokens"]?.int ?? 0, for: incoming, now: now)
        return answer
    }

    /// What a request gets that no rule answers: from the door, if it has an answer of its own, else a miss.
    private func unscripted(
        _ incoming: Incoming,
        _ context: ReplyContext,
        in session: Session,
        _ why: Miss.Explanation,
        _ compiler: AnswerCompiler
    ) throws(APIError) -> Answer {
        if !isRulesOnly {
            var identifiers = compiler.identifiers
            _ = identifiers.request()
            let context = DoorContext(
                session: session,
                identifiers: identifiers,
                clock: state.clock,
                time: .now,
                speed: state.speed
            ) { request in
                let other = Incoming(request)
                let answer = self.answer(to: other, call: other.callDigest(), in: session, isCounted: false)
                if let turn = answer.turn { session.end(turn, left: false) }
                session.count(answer)
                return answer
            }
            if let own = try incoming.door?.answer(incoming, in: context) { return compiler.answer(own) }
            guard incoming.door != nil || why.isForPath else { throw APIError(.notFound, message: "Not found") }
        }
        let error = APIError(.notFound, message: why.sentence)
        let onMiss = session.loaded.scenario.onMiss
        let answer = onMiss.map { compiler.answer($0, to: context) } ?? compiler.answer(error)
        answer.miss = why
        answer.error = error.message
        return answer
    }

    private func methodNotAllowed(_ incoming: Incoming, _ compiler: AnswerCompiler) -> Answer {
        let answer = compiler.answer(APIError(.invalidRequest, status: 405, message: "Method Not Allowed"))
        let methods = incoming.door?.methods(at: incoming.route.path) ?? []
        answer.changeHeaders { $0.append(Timeline.Header("allow", methods.joined(separator: ", "))) }
        answer.door = incoming.door
        return answer
    }
}
