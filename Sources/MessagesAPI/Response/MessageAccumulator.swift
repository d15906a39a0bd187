/// The message that a client has when it has read a stream: what a request that does not stream is answered with.
public struct MessageAccumulator: Sendable {
    /// The message so far; nil before `message_start`.
    public private(set) var message: Message?
    private var partialInput = ""

    /// Nothing read so far.
    public init() {}

    /// Takes the next event. Events that a message cannot hold (ping, error, unknown ones) change nothing.
    public mutating func accept(_ event: StreamEvent) {
        switch event {
        case .messageStart(let start): message = start
        case .contentBlockStart(_, let block):
            partialInput = ""
            message?.content.append(block)
        case .contentBlockDelta(let index, let delta): accept(delta, at: index)
        case .contentBlockStop(let index): finishInput(at: index)
        case .messageDelta(let reason, let sequence, let details, let usage):
            message?.stopReason = reason
            message?.stopSequence = sequence
            message?.stopDetails = details
            if let start = message?.usage { message?.usage = start.overlaid(with: usage) }
        case .messageStop, .ping, .error, .other: break
        }
    }

    private mutating func accept(_ delta: ContentDelta, at index: Int) {
        guard let blocks = message?.content, blocks.indices.contains(index) else { return }
        switch (blocks[index], delta) {
        case (.text(let text, let citations), .text(let more)):
            message?.content[index] = .text(text + more, citations: citations)
        case (.text(let text, let citations), .citation(let citation)):
            message?.content[index] = .text(text, citations: (citations ?? []) + [citation])
        case (.thinking(let thinking, let signature), .thinking(let more)):
            message?.content[index] = .thinking(thinking + more, signature: signature)
        case (.thinking(let thinking, _), .signature(let signature)):
            message?.content[index] = .thinking(thinking, signature: signature)
        case (_, .inputJSON(let piece)): partialInput += piece
        case (.other(let object), .other(let members)):
            message?.content[index] = .other(object.merging(delta: members))
        default: break
        }
    }

    /// Input that is no JSON object cannot stand in a message, whose `input` then stays empty.
    private mutating func finishInput(at index: Int) {
        guard let blocks = message?.content, blocks.indices.contains(index),
            let input = (try? JSON(parsing: Array(partialInput.utf8)))?.object
        else { return }
        switch blocks[index] {
        case .toolUse(var call):
            call.input = input
            message?.content[index] = .toolUse(call)
        case .serverToolUse(var call):
            call.input = input
            message?.content[index] = .serverToolUse(call)
        case .other(var object):
            object["input"] = .object(input)
            message?.content[index] = .other(object)
        default: break
        }
    }
}

extension JSONObject {
    /// A block after a delta of a kind that is not named here: strings grow, anything else is replaced.
    fileprivate func merging(delta: JSONObject) -> JSONObject {
        var result = self
        for (key, value) in delta where key != "type" {
            if case .string(let old)? = result[key], case .string(let more) = value {
                result[key] = .string(old + more)
            } else {
                result[key] = value
            }
        }
        return result
    }
}
