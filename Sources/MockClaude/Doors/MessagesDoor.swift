import MessagesAPI

/// `POST /v1/messages`, with and without `stream`.
struct MessagesDoor: Door {
    let methods = ["POST"]
    let isLimited = true

    func stands(at path: String) -> Bool { path == "/v1/messages" }

    func check(_ incoming: Incoming, with validator: RequestValidator) throws(APIError) {
        try validator.check(incoming, endpoint: .messages)
    }

    func answer(_ incoming: Incoming) throws(APIError) -> JSON? { nil }
}
