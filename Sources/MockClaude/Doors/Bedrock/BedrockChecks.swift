import MessagesAPI

extension RequestValidator {
    /// Refuses what Bedrock refuses before it asks the model: a request that nobody has signed, a model that it does not have,
    /// and a body that is no JSON. Any signature and any token will do.
    func checkBedrock(_ incoming: Incoming, _ route: BedrockRoute) throws(APIError) {
        if strictness == .strict {
            guard incoming.header("authorization")?.isEmpty == false else {
                throw BedrockException.missingToken.error("Missing Authentication Token")
            }
            guard route.model.isKnown else {
                throw APIError(.invalidRequest, message: "The provided model identifier is invalid.")
            }
        }
        if let error = APIError(bodyOf: incoming.http) { throw error }
        if incoming.syntaxError != nil {
            let message = "Malformed input request, please reformat your input and try again."
            throw APIError(.invalidRequest, message: message)
        }
    }
}

extension BedrockModel {
    /// A request with a model that the service's rules can look at: for one that the account has named itself, one of which
    /// nothing more is known.
    func forCheck(_ request: JSON) -> JSON {
        guard isOwn, var body = request.object else { return request }
        body["model"] = "claude-of-the-account"
        return .object(body)
    }
}
