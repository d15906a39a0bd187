import MessagesAPI

/// What the service answers when a conversation that it holds cannot go on, in the words of the official clients' types.
enum ThreadError {
    /// Nothing is held under that id.
    static func notFound(_ id: String) -> APIError {
        error(
            "thread_not_found",
            as: .notFound,
            "No usable Thread state was found for `previous_message_id`: \(id). Replay the full conversation with"
                + " `thread: {\"type\": \"create\"}` to start a new Thread."
        )
    }

    /// The reply was continued, with another request.
    static let alreadyContinued = error(
        "thread_already_continued",
        "The response that `previous_message_id` names has already been continued, and each response can be continued only"
            + " once. Continue from the Thread's most recent response `id`."
    )

    /// The reply is being continued, with another request.
    static let continueInFlight = error(
        "thread_continue_in_flight",
        "Another request is still continuing from the same `previous_message_id`. Wait for it to complete and continue from"
            + " its response `id`, or replay the full conversation with `thread: {\"type\": \"create\"}`."
    )

    /// The request says something else of these fields than the thread keeps.
    static func fingerprintMismatch(_ fields: [String]) -> APIError {
        let names = fields.map { "`\($0)`" }.joined(separator: ", ")
        return error(
            "thread_fingerprint_mismatch",
            "A field that must stay the same across a Thread's turns differs from the value stored with the Thread: \(names)."
                + " Send the stored values, or replay the full conversation with `thread: {\"type\": \"create\"}` to change"
                + " them."
        )
    }

    private static func error(_ code: String, as type: APIErrorType = .invalidRequest, _ message: String) -> APIError {
        APIError(type, message: message, details: ["error_code": .string(code)])
    }
}
