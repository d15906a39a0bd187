import HTTPDaemon
import MessagesAPI
import Scenario
import Timeline

/// Answers every request: finds its door and its rule, and turns what they say into a response.
///
///     request ─▶ door ─▶ check ─▶ rule ─▶ reply ─▶ timeline ─▶ response
///                          │       └─▶ miss ─▶ the door's own answer
///                          └─▶ error ─────────────────┘
final class Responder: RequestHandler {
    private let compiler: ReplyCompiler
    private let validator: RequestValidator
    private let sessions: Sessions
    private let speed: Speed
    private let log: AccessLog

    init(scenario: Scenario, speed: Speed, log: AccessLog) {
        compiler = ReplyCompiler(scenario)
        validator = RequestValidator(scenario.validation)
        sessions = Sessions(scenario: scenario)
        self.speed = speed
        self.log = log
    }

    func respond(to request: HTTPRequest) -> HTTPResponse {
        let incoming = Incoming(request)
        let session = sessions[incoming.route.session]
        var answer = CORS.isPreflight(request) ? preflight(request) : answer(to: incoming, in: session)
        answer.timeline.addMissingHeaders(CORS.fields(for: request, exposing: answer.timeline.headers))
        answer.timeline.play(at: speed)
        return response(of: answer, to: incoming, in: session)
    }

    /// What a request gets, and why.
    private struct Answer {
        var timeline: Timeline
        var rule: String?
        var turn: Turn?
        var error: String?
    }

    private func preflight(_ request: HTTPRequest) -> Answer {
        Answer(timeline: Timeline(status: 204, headers: CORS.preflightFields(for: request), framing: .whole))
    }

    private func answer(to incoming: Incoming, in session: Session) -> Answer {
        let call = incoming.callDigest()
        let identifiers = session.identifiers(for: call)
        var turn: Turn?
        do throws(APIError) {
            let door = allDoors.first { $0.stands(at: incoming.route.path) }
            if let door {
                guard door.methods.contains(incoming.http.method) else {
                    return methodNotAllowed(door, identifiers: identifiers)
                }
                try check(incoming, at: door)
            }
            let (selection, begun) = session.select(incoming, call: call)
            turn = begun
            switch selection {
            case .rule(let rule):
                let reply = rule.reply(to: incoming.messages, attempt: begun.attempt)
                let timeline = compiler.timeline(for: reply, to: incoming.messages, identifiers: identifiers)
                // Settled before a byte goes out, so that a client's quick retry finds it done.
                session.settle(begun, failed: timeline.status >= 400)
                return Answer(timeline: timeline, rule: rule.name, turn: turn)
            case .miss(let why):
                guard let door else { throw APIError(.notFound, message: "Not found") }
                let body = try door.answer(incoming, miss: why)
                return Answer(timeline: compiler.timeline(ofBody: body, identifiers: identifiers), turn: turn)
            }
        } catch {
            let timeline = compiler.timeline(of: error, identifiers: identifiers)
            return Answer(timeline: timeline, turn: turn, error: error.message)
        }
    }

    private func check(_ incoming: Incoming, at door: any Door) throws(APIError) {
        guard !incoming.http.bodyExceedsLimit else { throw APIError(.requestTooLarge) }
        try door.check(incoming, with: validator)
    }

    private func methodNotAllowed(_ door: any Door, identifiers: Identifiers) -> Answer {
        let error = APIError(.invalidRequest, status: 405, message: "Method Not Allowed")
        var timeline = compiler.timeline(of: error, identifiers: identifiers)
        timeline.headers.append(Timeline.Header("allow", door.methods.joined(separator: ", ")))
        return Answer(timeline: timeline, error: error.message)
    }

    private func response(of answer: Answer, to incoming: Incoming, in session: Session) -> HTTPResponse {
        var response = HTTPResponse(answer.timeline)
        let entry = AccessLog.Entry(incoming, timeline: answer.timeline, rule: answer.rule, error: answer.error)
        // Only what is named here stays for as long as the stream does; its bytes are in the response already.
        response.onEnd = { [log, turn = answer.turn, isStream = answer.timeline.framing == .stream] end in
            // Who has the last event may go, as clients do that do not wait for the body's end; and of a reply that is no
            // stream, who has the status, as clients do that try again.
            let isLeft = end.reason == .clientClosed || end.reason == .clientReset
            let isWhole = isStream ? end.stepsSent >= entry.steps : end.isHeadSent
            if let turn { session.end(turn, left: isLeft && !isWhole) }
            log.write(entry, end)
        }
        return response
    }
}

extension Rule {
    fileprivate func reply(to request: MessagesRequest, attempt: Int) -> Reply {
        switch answer {
        case .reply(let reply): reply
        case .attempts(let replies): replies[min(attempt, replies.count) - 1]
        case .computed(let make): make(request)
        }
    }
}
