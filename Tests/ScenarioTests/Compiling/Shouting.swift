import MessagesAPI
import Timeline

@testable import Scenario

/// A dialect for tests: an event is its type in a line, deltas of text are two, and pings and ends of blocks are nothing. What
/// comes after a message's start is no text, as far as anybody knows.
struct Shouting: Dialect {
    struct Translation: StreamTranslation {
        var count = 0

        mutating func frames(for event: JSONObject) -> [StreamFrame] {
            count += 1
            let type = event["type"]?.string ?? ""
            switch type {
            case "ping", "content_block_stop": return []
            case "content_block_delta":
                let text = event["delta"]?["text"]?.string ?? ""
                return [StreamFrame(Array("\(count) \(text)".utf8)), StreamFrame(Array("!\n".utf8))]
            default:
                let isText = type == "message_start"
                return [StreamFrame(Array("\(count) \(type)\n".utf8), corrupted: isText ? nil : Array("?\n".utf8))]
            }
        }
    }

    let idMark = "loud_"
    let streamHeaders = [Timeline.Header("content-type", "text/loud")]

    func headers(requestID: String, seed: UInt64) -> [Timeline.Header] { [Timeline.Header("x-id", requestID)] }

    func body(of message: Message) -> JSON { ["loud": .string(message.id)] }

    func answer(_ error: APIError, requestID: String) -> Timeline {
        let body = Array("\(error.type.rawValue) \(error.message)".utf8)
        return Timeline(status: 418, framing: .whole, steps: [Step(event: "error", bytes: body)])
    }

    func translation(_ format: SSEFormat) -> (any StreamTranslation)? { Translation() }
}
