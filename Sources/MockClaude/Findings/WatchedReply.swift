import MessagesAPI
import Timeline

/// What the watch needs to know of the reply to a request.
struct WatchedReply: Sendable {
    /// The status code.
    var status: Int
    /// What it says about trying again.
    var advice: RetryAdvice
    /// When its status is sent, on the watch's clock; nil when that is only known at the end.
    var statusAt: Duration?
    /// The ids of the calls of client tools that it carries.
    var toolCalls: [String] = []
    /// What proves its thinking: the signatures, and the data of thinking that is not shown.
    var thinking: [String] = []
}

extension WatchedReply {
    /// A reply.
    ///
    /// - Parameters:
    ///   - content: the message's blocks, when it is one.
    ///   - now: the present moment of the watch's clock.
    ///   - wallClock: the same moment, counted from 1970.
    init(_ timeline: Timeline, content: [ContentBlock] = [], now: Duration, wallClock: Duration) {
        status = timeline.status
        advice = RetryAdvice(headers: timeline.headers, now: now, wallClock: wallClock)
        statusAt = timeline.beforeHead.isEmpty ? now + timeline.headAt : nil
        for block in content {
            switch block {
            case .toolUse(let call): toolCalls.append(call.id)
            case .thinking, .redactedThinking: thinking += [block.json.thinkingProof].compactMap { $0 }
            case .other(let object) where object["type"]?.string == "tool_use":
                toolCalls += [object["id"]?.string].compactMap { $0 }
            case .other(let object): thinking += [object.thinkingProof].compactMap { $0 }
            case .text, .serverToolUse: break
            }
        }
    }

    /// Whether the status says that there is no message.
    var isError: Bool { status >= 400 }

    /// Whether the same request may be answered another time.
    var isRetryable: Bool { advice.shouldRetry ?? (isPassing || status >= 500) }

    /// Whether the same request is refused another time too: only then is it wrong to send it again.
    var isFinal: Bool { (400..<500).contains(status) && !isPassing && advice.shouldRetry != true }

    /// Whether it is one of the refusals that are not the request's fault.
    private var isPassing: Bool { status == 408 || status == 409 || status == 429 }
}

extension JSONObject {
    /// What proves a thinking block, shown or not; nil for another block and for one without a proof.
    var thinkingProof: String? {
        let proof =
            switch self["type"]?.string {
            case "thinking": self["signature"]?.string
            case "redacted_thinking": self["data"]?.string
            default: nil as String?
            }
        return proof?.isEmpty == false ? proof : nil
    }
}
