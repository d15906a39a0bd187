import MessagesAPI
import Scenario

/// `…/models/count-tokens:rawPredict` of Vertex AI: what `/v1/messages/count_tokens` is; the body names the model.
struct VertexCountDoor: Door {
    let needsVersion = false

    func methods(at path: String) -> [String]? {
        VertexRoute(path)?.countsTokens == true ? ["POST"] : nil
    }

    func dialect(for incoming: Incoming) -> any Dialect { VertexDialect() }

    func request(_ incoming: Incoming) throws(APIError) -> JSON? {
        guard var request = incoming.body.object else { return nil }
        if let model = request["model"]?.string { request["model"] = .string(VertexRoute.modelName(model)) }
        return .object(VertexChecks.withoutOwnMembers(request))
    }

    func check(_ incoming: Incoming, with validator: RequestValidator) throws(APIError) {
        try validator.checkVertex(incoming, endpoint: .countTokens)
    }

    func answer(_ incoming: Incoming, in context: DoorContext) throws(APIError) -> DoorAnswer? {
        DoorAnswer(["input_tokens": .number(JSONNumber(TokenEstimate.inputTokens(of: incoming.messages)))])
    }
}
