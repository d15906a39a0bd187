import MessagesAPI
import Timeline

extension Timeline {
    /// An error in Claude's envelope. `x-should-retry` tells the official clients what the service told them in recorded errors.
    static func error(_ error: APIError, requestID: String) -> Timeline {
        Timeline(
            status: error.status,
            headers: [
                Header("content-type", "application/json"),
                Header("x-should-retry", error.isRetryable ? "true" : "false"),
            ],
            framing: .whole,
            steps: [Step(event: "error", bytes: error.envelope(requestID: requestID).encoded())]
        )
    }
}
