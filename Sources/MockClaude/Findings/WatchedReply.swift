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
    /// What a request is answered with.
    ///
    /// - Parameters:
    ///   - now: the present moment of the watch's clock.
    ///   - wallClock: the same moment, counted from 1970.
    init(_ answer: Answer, now: Duration, wallClock: Duration) {
        status = answer.status
        advice = RetryAdvice(headers: answer.headers, now: now, wallClock: wallClock)
        let timeline = answer.played.timeline
        statusAt = timeline.beforeHead.isEmpty ? now + timeline.headAt : nil
        toolCalls = answer.played.toolCalls.map { $0.string(with: answer.letters) }
        if answer.door?.showsThinking ?? true {
            thinking = answer.played.thinking.map { $0.string(with: answer.letters) }
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

extension [ContentBlock] {
    /// The ids of the calls of client tools.
    var toolCalls: [String] {
        compactMap { block in
            switch block {
            case .toolUse(let call): call.id
            case .other(let object) where object["type"]?.string == "tool_use": object["id"]?.string
            case .other, .text, .thinking, .redactedThinking, .serverToolUse: nil
            }
        }
    }

    /// What proves the thinking.
    var thinkingProofs: [String] {
        compactMap { block in
            switch block {
            case .thinking, .redactedThinking: block.json.thinkingProof
            case .other(let object) where object["type"]?.string != "tool_use": object.thinkingProof
            case .other, .text, .toolUse, .serverToolUse: nil
            }
        }
    }
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
