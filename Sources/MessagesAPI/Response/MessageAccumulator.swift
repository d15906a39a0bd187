/// The message that a client has when it has read a stream: what a request that does not stream is answered with.
///
/// Blocks and deltas are told apart by their `type` alone, so that it makes no difference how they were made.
public struct MessageAccumulator: Sendable {
    private var start: Message?
    private var blocks: [JSONObject] = []
    private var partialInput: [UInt8] = []

    /// Nothing read so far.
    public init() {}

    /// The message so far; nil before `message_start`.
    public var message: Message? {
        guard var message = start else { return nil }
        message.content = blocks.map(ContentBlock.init(json:))
        return message
    }

    /// Takes the next event. Events that a message cannot hold (ping, error, unknown ones) change nothing.
    public mutating func accept(_ event: StreamEvent) { accept(event.json) }

    /// Takes the next event as the wire has it.
    public mutating func accept(_ event: JSONObject) {
        let index = event["index"]?.int ?? -1
        switch event.type {
        case "message_start":
            guard let message = event["message"]?.object.map(Message.init(json:)) else { return }
            start = message
            blocks = message.content.map(\.json)
        case "content_block_start":
            guard let block = event["content_block"]?.object else { return }
            partialInput = []
            blocks.append(block)
        case "content_block_delta": event["delta"]?.object.map { accept($0, at: index) }
        case "content_block_stop": finishInput(at: index)
        case "message_delta": start = start.map { Message(json: $0.json.ended(by: event)) }
        default: break
        }
    }

    private mutating func accept(_ delta: JSONObject, at index: Int) {
        guard blocks.indices.contains(index) else { return }
        if let fitting = DeltaTypes.ofBlock(blocks[index].type), !fitting.contains(delta.type) { return }
        if delta.type == "input_json_delta" {
            partialInput += Array((delta["partial_json"]?.string ?? "").utf8)
        } else {
            blocks[index].grow(by: delta)
        }
    }

    /// Input that is no JSON object cannot stand in a message, whose `input` then stays as it was, which is empty.
    private mutating func finishInput(at index: Int) {
        guard blocks.indices.contains(index), !partialInput.isEmpty,
            let input = (try? JSON(parsing: partialInput))?.object
        else { return }
        blocks[index]["input"] = .object(input)
    }
}

extension JSONObject {
    /// This message with what a `message_delta` tells: its delta's members replace those that were there, and counts of
    /// tokens that it does not name stay.
    fileprivate func ended(by event: JSONObject) -> JSONObject {
        var message = self
        for (name, value) in event["delta"]?.object ?? [:] { message[name] = value }
        for (name, value) in event where name != "type" && name != "delta" {
            message = message.overlaid(with: [name: value])
        }
        return message
    }

    /// Adds to a block what a delta brings. A delta of a type that is not known changes nothing, whatever its members are
    /// called: only the service could say where they go.
    fileprivate mutating func grow(by delta: JSONObject) {
        switch delta.type {
        case "text_delta": append(delta["text"], to: "text")
        case "citations_delta":
            guard let citation = delta["citation"] else { return }
            self["citations"] = .array((self["citations"]?.array ?? []) + [citation])
        case "thinking_delta": append(delta["thinking"], to: "thinking")
        case "signature_delta": replace("signature", from: delta)
        case "compaction_delta":
            replace("content", from: delta)
            replace("encrypted_content", from: delta)
        default: break
        }
    }

    private mutating func replace(_ name: String, from delta: JSONObject) {
        if let value = delta[name] { self[name] = value }
    }

    private mutating func append(_ more: JSON?, to name: String) {
        guard case .string(let more)? = more else { return }
        var text = self[name]?.string ?? ""
        // Takes the text out meanwhile, or each delta would copy all that came before it.
        self[name] = .null
        text += more
        self[name] = .string(text)
    }
}
