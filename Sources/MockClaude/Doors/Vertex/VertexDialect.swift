import MessagesAPI
import Scenario
import Timeline

/// How Vertex AI spells what Claude answers: as Claude's own API does, but for the ids and for what Google itself answers.
struct VertexDialect: Dialect {
    private let claude = MessagesDialect()

    let idMark = "vrtx_"

    var streamHeaders: [Timeline.Header] { claude.streamHeaders }

    func headers(requestID: String, seed: UInt64) -> [Timeline.Header] { [Timeline.Header("request-id", requestID)] }

    func body(of message: Message) -> JSON { claude.body(of: message) }

    func answer(_ error: APIError, requestID: String) -> Timeline {
        GoogleError.answer(error) ?? claude.answer(error, requestID: requestID)
    }

    func translation(_ format: SSEFormat) -> (any StreamTranslation)? { nil }
}
