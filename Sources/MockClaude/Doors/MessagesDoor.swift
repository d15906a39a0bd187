import MessagesAPI

/// `POST /v1/messages`, with and without `stream`.
struct MessagesDoor: Door {
    let givesMessages = true
    let isLimited = true

    func methods(at path: String) -> [String]? { path == "/v1/messages" ? ["POST"] : nil }

    func check(_ incoming: Incoming, with validator: RequestValidator) throws(APIError) {
        try validator.check(incoming, endpoint: .messages)
    }
}
