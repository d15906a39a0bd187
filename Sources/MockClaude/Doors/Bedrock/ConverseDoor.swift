import MessagesAPI
import Scenario
import Timeline

/// `POST /model/{id}/converse` and `POST /model/{id}/converse-stream` of Amazon Bedrock.
struct ConverseDoor: Door {
    let givesMessages = true
    let isLimited = true
    let needsVersion = false

    func methods(at path: String) -> [String]? { route(path) == nil ? nil : ["POST"] }

    func callPath(_ path: String) -> String { BedrockRoute.callPath(path) }

    func dialect(for incoming: Incoming) -> any Dialect { ConverseDialect(fields: ConverseFields(incoming.body)) }

    func limitHeaders(_ headers: [Timeline.Header]) -> [Timeline.Header] { [] }

    func request(_ incoming: Incoming) throws(APIError) -> JSON? {
        guard let route = route(incoming.route.path), let body = incoming.body.object else { return nil }
        return ConverseRequest.messages(body, to: route.model, streams: route.operation.streams)
    }

    func check(_ incoming: Incoming, with validator: RequestValidator) throws(APIError) {
        guard let route = route(incoming.route.path) else { return }
        try validator.checkBedrock(incoming, route)
        if validator.strictness == .strict, ConverseRequest.lacksTools(incoming.body) {
            let message = "The toolConfig field must be defined when using toolUse and toolResult content blocks."
            throw APIError(.invalidRequest, message: message)
        }
        // The Converse API has sampling parameters, so what it passes on is of the version that has them too.
        let error = validator.check(
            body: route.model.forCheck(incoming.messages.body),
            version: .v2023_06_01,
            betas: ConverseRequest.betas(incoming.body)
        )
        if var error {
            error.message = "The model returned the following errors: " + error.message
            throw error
        }
    }

    private func route(_ path: String) -> BedrockRoute? {
        BedrockRoute(path).flatMap { [.converse, .converseStream].contains($0.operation) ? $0 : nil }
    }
}
