import MessagesAPI
import Scenario
import Timeline

/// `POST /v1/chat/completions`: messages, asked for and answered in OpenAI's format, as far as the service documents it.
struct ChatCompletionsDoor: Door {
    let givesMessages = true
    let isLimited = true
    let needsVersion = false
    let showsThinking = false

    func methods(at path: String) -> [String]? { path == "/v1/chat/completions" ? ["POST"] : nil }

    func dialect(for incoming: Incoming) -> any Dialect {
        OpenAIDialect(includesUsage: incoming.body["stream_options"]?["include_usage"]?.bool ?? false)
    }

    func request(_ incoming: Incoming) throws(APIError) -> JSON? { incoming.body.object.map(ChatRequest.messages) }

    func check(_ incoming: Incoming, with validator: RequestValidator) throws(APIError) {
        if let error = validator.check(headers: { Self.header($0, of: incoming) }) { throw error }
        if let error = incoming.syntaxError { throw error }
        if let error = validator.check(incoming.body, shape: ChatShapes.request) { throw error }
        if validator.strictness == .strict, let count = incoming.body["n"], count != .null, count != 1 {
            throw APIError(.invalidRequest, message: "n: must be exactly 1")
        }
        let request = incoming.messages.body
        let error = validator.check(body: request, version: Self.version, betas: incoming.betas)
        if let error { throw error }
    }

    func limitHeaders(_ headers: [Timeline.Header]) -> [Timeline.Header] { headers + OpenAIDialect.renamed(headers) }

    /// Of the service's own header fields, this endpoint asks for the key alone: its clients know none of the others, pages
    /// among them, which are not asked whether they mean it.
    private static func header(_ name: String, of incoming: Incoming) -> String? {
        switch name {
        case "anthropic-version": version.rawValue
        case "origin": nil
        default: incoming.header(name)
        }
    }

    /// The version that takes the sampling parameters which this endpoint is documented to take.
    private static let version = APIVersion.v2023_06_01
}
