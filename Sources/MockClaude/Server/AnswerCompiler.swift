import MessagesAPI
import Scenario
import Timeline

/// Makes the answer to one request, whatever it comes from.
struct AnswerCompiler {
    private let compiler: ReplyCompiler
    private let identifiers: Identifiers
    private let requestID: String

    init(_ compiler: ReplyCompiler, _ identifiers: Identifiers) {
        self.compiler = compiler
        self.identifiers = identifiers
        // The first id of every answer.
        var identifiers = identifiers
        requestID = identifiers.request()
    }

    /// A reply that a scenario scripts.
    func answer(_ reply: Reply, to request: MessagesRequest) -> Answer {
        let compiled = compiler.compile(reply, to: request, identifiers: identifiers)
        var answer = Answer(compiled.timeline, requestID: requestID)
        answer.reply = compiled
        answer.mayLeave = reply.mayLeave
        return answer
    }

    /// An error that nobody scripted.
    func answer(_ error: APIError) -> Answer {
        var answer = Answer(compiler.timeline(of: error, identifiers: identifiers), requestID: requestID)
        answer.error = error.message
        return answer
    }

    /// An endpoint's own answer: JSON.
    func answer(_ body: JSON) -> Answer {
        Answer(compiler.timeline(ofBody: body, identifiers: identifiers), requestID: requestID)
    }

    /// An answer that has header fields and nothing more.
    func answer(_ status: Int, headers: [Timeline.Header]) -> Answer {
        Answer(Timeline(status: status, headers: headers, framing: .whole), requestID: requestID)
    }
}
