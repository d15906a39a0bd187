import MessagesAPI

/// `POST /v1/messages/count_tokens`: the same estimate that a reply's usage carries.
struct CountTokensDoor: Door {
    func methods(at path: String) -> [String]? { path == "/v1/messages/count_tokens" ? ["POST"] : nil }

    func check(_ incoming: Incoming, with validator: RequestValidator) throws(APIError) {
        try validator.check(incoming, endpoint: .countTokens)
    }

    func answer(_ incoming: Incoming, in context: DoorContext) throws(APIError) -> DoorAnswer? {
        let tokens = JSON.number(JSONNumber(TokenEstimate.inputTokens(of: incoming.messages)))
        var answer: JSONObject = ["input_tokens": tokens]
        if incoming.messages.body["context_management"]?.object != nil {
            // Nothing is taken out of the context, so there were as many before.
            answer["context_management"] = ["original_input_tokens": tokens]
        }
        return DoorAnswer(.object(answer))
    }
}
