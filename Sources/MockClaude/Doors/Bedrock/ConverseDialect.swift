import MessagesAPI
import Scenario
import Timeline

/// How Bedrock's Converse API answers: in words that it has for the models of all makers.
struct ConverseDialect: BedrockDialect {
    /// What else of the message the client wants.
    let fields: ConverseFields

    let streamHeaders = [Timeline.Header("content-type", "application/vnd.amazon.eventstream")]

    func body(of message: Message) -> JSON { ConverseReply.body(of: message, fields: fields) }

    func translation(_ format: SSEFormat) -> (any StreamTranslation)? { ConverseTranslation(fields: fields) }
}
