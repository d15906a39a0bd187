import MessagesAPI
import Scenario
import Timeline

/// How Bedrock answers who invokes a model: with what the model says, whole or in frames.
struct InvokeDialect: BedrockDialect {
    let streamHeaders = [
        Timeline.Header("content-type", "application/vnd.amazon.eventstream"),
        Timeline.Header("x-amzn-bedrock-content-type", "application/json"),
    ]

    func body(of message: Message) -> JSON { .object(message.json) }

    func headers(of message: Message) -> [Timeline.Header] { BedrockUsage(of: message).headers }

    func translation(_ format: SSEFormat) -> (any StreamTranslation)? { InvokeTranslation() }
}
