package import MessagesAPI
package import Timeline

/// The service's own way: `/v1/messages` and all that stands beside it.
package struct MessagesDialect: Dialect {
    package var idMark: String { "" }
    package var hasForms: Bool { true }

    package init() {}

    package var streamHeaders: [Timeline.Header] {
        [
            Timeline.Header("content-type", "text/event-stream; charset=utf-8"),
            Timeline.Header("cache-control", "no-cache"),
        ]
    }

    /// The header fields that every answer of the service carries, as recorded.
    package func headers(requestID: String, seed: UInt64) -> [Timeline.Header] {
        [
            Timeline.Header("request-id", requestID),
            Timeline.Header("anthropic-organization-id", Identifiers.organization(seed: seed)),
        ]
    }

    package func body(of message: Message) -> JSON { .object(message.json) }

    package func answer(_ error: APIError, requestID: String) -> Timeline { .error(error, requestID: requestID) }

    package func translation(_ format: SSEFormat) -> (any StreamTranslation)? { nil }
}
