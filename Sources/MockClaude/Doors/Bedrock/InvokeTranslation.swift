import MessagesAPI
import Scenario

/// The events of a model that is invoked, each in a frame.
///
///     {"type":"content_block_delta",…}  ─▶  chunk {"bytes":"eyJ0eXBlIjoi…","p":"abcdef"}
///
/// Bedrock sends no pings.
struct InvokeTranslation: StreamTranslation {
    private var usage = BedrockUsage()

    /// The exceptions of such a stream (botocore's `ResponseStream`).
    private static let exceptions: Set = [
        "internalServerException", "modelStreamErrorException", "validationException", "throttlingException",
        "modelTimeoutException", "serviceUnavailableException",
    ]

    mutating func frames(for event: JSONObject) -> [StreamFrame] {
        usage.take(event)
        switch event["type"]?.string {
        case "ping": return []
        case "error":
            let error = APIError(event: event)
            let name = BedrockException.nameInStream(of: error, among: Self.exceptions)
            return [BedrockFrame.exception(name, message: error.message)]
        case "message_stop":
            var event = event
            event["amazon-bedrock-invocationMetrics"] = usage.metrics
            return [chunk(event)]
        default: return [chunk(event)]
        }
    }

    private func chunk(_ event: JSONObject) -> StreamFrame {
        let data = JSON.object(event).encoded()
        let padding = BedrockFrame.padding(for: data)
        let payload = { (data: [UInt8]) in
            JSON.object(["bytes": .string(Base64.encode(data)), "p": padding]).encoded()
        }
        return BedrockFrame.event("chunk", payload(data), corrupted: payload(BedrockFrame.firstHalf(of: data)))
    }
}
