import MessagesAPI
import Scenario
import Timeline

/// What both of Bedrock's ways to ask a model have in common: how requests and errors are named.
protocol BedrockDialect: Dialect {}

extension BedrockDialect {
    var idMark: String { "bdrk_" }

    func headers(requestID: String, seed: UInt64) -> [Timeline.Header] {
        [Timeline.Header("x-amzn-requestid", Identifiers.uuid(for: requestID))]
    }

    func answer(_ error: APIError, requestID: String) -> Timeline {
        let exception = BedrockException(error)
        return Timeline(
            status: exception.status,
            headers: [
                Timeline.Header("content-type", "application/json"),
                Timeline.Header(
                    "x-amzn-errortype",
                    exception.name + ":http://internal.amazon.com/coral/com.amazon.bedrock/"
                ),
            ],
            framing: .whole,
            steps: [Step(event: "error", bytes: JSON.object(["message": .string(error.message)]).encoded())]
        )
    }
}
