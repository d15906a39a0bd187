import MessagesAPI
import Scenario

/// `…/models/{model}:rawPredict` and `…/models/{model}:streamRawPredict` of Vertex AI: Claude's own requests and answers, in
/// which the path says which model is asked, and the body which version is spoken and whether it streams.
struct VertexDoor: Door {
    let givesMessages = true
    let isLimited = true
    let needsVersion = false

    func methods(at path: String) -> [String]? { route(path) == nil ? nil : ["POST"] }

    func callPath(_ path: String) -> String { path.replacing(":streamRawPredict", with: ":rawPredict") }

    func dialect(for incoming: Incoming) -> any Dialect { VertexDialect() }

    func request(_ incoming: Incoming) throws(APIError) -> JSON? {
        guard let route = route(incoming.route.path), var request = incoming.body.object else { return nil }
        request["model"] = .string(VertexRoute.modelName(route.model))
        return .object(VertexChecks.withoutOwnMembers(request))
    }

    func check(_ incoming: Incoming, with validator: RequestValidator) throws(APIError) {
        guard let route = route(incoming.route.path) else { return }
        if validator.strictness == .strict, ModelCatalog.model(VertexRoute.modelName(route.model)) == nil {
            throw GoogleError.unknownModel(route.resource)
        }
        let hasModel = validator.strictness == .strict && incoming.body["model"] != nil
        try validator.checkVertex(incoming, endpoint: .messages)
        if hasModel { throw APIError(.invalidRequest, message: "model: Extra inputs are not permitted") }
    }

    private func route(_ path: String) -> VertexRoute? { VertexRoute(path).flatMap { $0.countsTokens ? nil : $0 } }
}
