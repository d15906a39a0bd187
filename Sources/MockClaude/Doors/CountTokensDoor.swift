import MessagesAPI

/// `POST /v1/messages/count_tokens`: the same estimate that a reply's usage carries.
struct CountTokensDoor: Door {
    let methods = ["POST"]

    func stands(at path: String) -> Bool { path == "/v1/messages/count_tokens" }

    func check(_ incoming: Incoming, with validator: RequestValidator) throws(APIError) {
        try validator.check(incoming, endpoint: .countTokens)
    }

    func answer(_ incoming: Incoming) throws(APIError) -> JSON? {
        ["input_tokens": .number(JSONNumber(TokenEstimate.inputTokens(of: incoming.messages)))]
    }
}
