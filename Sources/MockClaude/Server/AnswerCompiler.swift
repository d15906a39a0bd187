import MessagesAPI
import Scenario
import Timeline

/// Makes the answer to one request, whatever it comes from.
struct AnswerCompiler {
    private let compiler: ReplyCompiler
    /// Where the ids of the answer come from; the first is its request's.
    let identifiers: Identifiers
    private let requestID: String
    private let seed: UInt64
    private let dialect: any Dialect

    /// - Parameters:
    ///   - seed: what chance comes from.
    ///   - dialect: how the endpoint spells what is answered.
    init(
        _ compiler: ReplyCompiler,
        _ identifiers: Identifiers,
        seed: UInt64,
        dialect: any Dialect = MessagesDialect()
    ) {
        self.compiler = compiler
        self.seed = seed
        self.dialect = dialect
        var identifiers = identifiers
        identifiers.mark = dialect.idMark
        self.identifiers = identifiers
        // The first id of every answer.
        requestID = identifiers.request()
    }

    /// A reply that a scenario scripts.
    func answer(_ reply: Reply, to request: MessagesRequest) -> Answer {
        let compiled = compiler.compile(reply, to: request, identifiers: identifiers, dialect: dialect)
        var answer = Answer(compiled.timeline, requestID: requestID)
        answer.reply = compiled
        answer.mayLeave = reply.mayLeave
        return answer
    }

    /// A reply that a scenario scripts, unless chance puts another in its place or does something to it.
    func answer(_ reply: Reply, befallenBy hit: ChaosDraw.Hit?, to request: MessagesRequest) -> Answer {
        switch hit {
        case nil: return answer(reply, to: request)
        case .answer(let other)?:
            var answer = answer(other, to: request)
            answer.failure = .replaced
            answer.cause = ReplyScript.Cause(answer: other.errorType ?? "another reply", reason: chance)
            return answer
        case .fault(let fault)?:
            let plain = answer(reply, to: request)
            var faulty = reply
            faulty.faults.append(fault)
            var answer = answer(faulty, to: request)
            // A place that the reply never comes to is no place where anything happens.
            if answer.timeline == plain.timeline { return plain }
            if !plain.timeline.fails { answer.failure = .cut }
            answer.cause = ReplyScript.Cause(answer: nil, reason: chance)
            return answer
        }
    }

    /// What is said of what comes by chance.
    private var chance: String { "by chance, seed \(seed)" }

    /// An error that nobody scripted.
    func answer(_ error: APIError) -> Answer {
        var answer = Answer(
            compiler.timeline(of: error, identifiers: identifiers, dialect: dialect),
            requestID: requestID
        )
        answer.error = error.message
        return answer
    }

    /// An endpoint's own answer.
    func answer(_ own: DoorAnswer) -> Answer {
        var timeline = compiler.timeline(
            ofBody: own.body,
            contentType: own.contentType,
            identifiers: identifiers,
            dialect: dialect
        )
        timeline.overlayHeaders(own.headers.map { ($0.name, $0.value) })
        return Answer(timeline, requestID: requestID)
    }

    /// An answer that has header fields and nothing more.
    func answer(_ status: Int, headers: [Timeline.Header]) -> Answer {
        Answer(Timeline(status: status, headers: headers, framing: .whole), requestID: requestID)
    }
}

extension Reply {
    /// The type of the error that it is; nil for any other reply.
    fileprivate var errorType: String? { if case .error(let error) = body { error.type.rawValue } else { nil } }
}
