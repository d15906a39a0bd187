import MessagesAPI

/// An error as OpenAI's clients read it, whether it is an answer or stands in a stream. Its type and its code are both the
/// service's own type.
struct ChatError {
    private let error: APIError

    init(_ error: APIError) { self.error = error }

    /// The envelope, with its members in the order in which the service sends them.
    var json: JSON {
        [
            "error": [
                "code": .string(error.type.rawValue),
                "message": .string(error.message),
                "type": .string(error.type.rawValue),
                "param": nil,
            ]
        ]
    }
}
