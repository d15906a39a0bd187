/// Says whether a sequence of stream events is one that the service could have sent, and if not, where and why.
///
///     message_start (content_block_start content_block_delta* content_block_stop)* message_delta+ message_stop
///
/// A `ping`, and an event of a type that is not known, may stand anywhere between the start and the stop. An `error` may
/// take the place of any rest. Feed the events to `accept(_:)` in order, then call `finish()`. Only the first violation is
/// reported: what follows it is not judged.
public struct StreamGrammar: Sendable {
    /// Where a sequence leaves the grammar, and why.
    public struct Violation: Sendable, Equatable, CustomStringConvertible {
        /// The event's number, counted from 1 with every event, pings too. For what is missing at the end, the number that
        /// the missing event would have had.
        public let event: Int
        /// What was expected, and what was found instead.
        public let reason: String

        /// `event 3: expected …, found …`
        public var description: String { "event \(event): \(reason)" }
    }

    private enum Place {
        case beforeStart
        case betweenBlocks
        case insideBlock
        case afterMessageDelta
        case afterStop
        case afterError
        case afterViolation
    }

    private var place = Place.beforeStart
    private var eventCount = 0
    private var blockCount = 0
    private var openBlock: OpenBlock?
    private var hasToolUse = false
    private var lastBlockType: String?
    private var stopReason: String?

    /// A grammar at the start of a stream.
    public init() {}

    /// The first violation in a whole stream, nil when it is well formed.
    public static func firstViolation(in events: some Sequence<JSONObject>) -> Violation? {
        var grammar = StreamGrammar()
        for event in events {
            if let violation = grammar.accept(event) { return violation }
        }
        return grammar.finish()
    }

    /// Takes the next event; the violation that it is, nil when it may stand here.
    public mutating func accept(_ event: JSONObject) -> Violation? {
        eventCount += 1
        guard let type = event["type"]?.string else { return violation("expected an event with a type, found none") }
        return reason(against: event, type: type).flatMap { violation($0) }
    }

    /// Takes the end of the stream; the violation when it comes too early.
    public mutating func finish() -> Violation? {
        eventCount += 1
        switch place {
        case .afterStop, .afterError, .afterViolation: return nil
        default: return violation("expected \(expectation), found the end of the stream")
        }
    }

    private mutating func violation(_ reason: String) -> Violation? {
        if case .afterViolation = place { return nil }
        place = .afterViolation
        return Violation(event: eventCount, reason: reason)
    }

    /// What may come next, in words.
    private var expectation: String {
        switch place {
        case .beforeStart: "message_start"
        case .betweenBlocks: "content_block_start of block \(blockCount) or message_delta"
        case .insideBlock: "content_block_delta or content_block_stop of block \(blockCount)"
        case .afterMessageDelta: "message_stop"
        case .afterStop: "nothing after message_stop"
        case .afterError: "nothing after error"
        case .afterViolation: "anything"
        }
    }
}

// One function for each type of event: why it may not stand here, nil when it may.
extension StreamGrammar {
    private mutating func reason(against event: JSONObject, type: String) -> String? {
        switch (place, type) {
        case (.afterViolation, _): return nil
        case (.afterStop, _), (.afterError, _): return unexpected(type)
        case (_, "error"): return error(event)
        case (.beforeStart, "message_start"): return messageStart(event)
        case (.beforeStart, _), (_, "message_start"): return unexpected(type)
        case (.betweenBlocks, "content_block_start"): return blockStart(event)
        case (.insideBlock, "content_block_delta"): return blockDelta(event)
        case (.insideBlock, "content_block_stop"): return blockStop(event)
        case (.betweenBlocks, "message_delta"), (.afterMessageDelta, "message_delta"): return messageDelta(event)
        case (.insideBlock, "message_delta"): return cutMessageDelta(event)
        case (.afterMessageDelta, "message_stop"): return messageStop()
        case (_, "content_block_start"), (_, "content_block_delta"), (_, "content_block_stop"), (_, "message_delta"),
            (_, "message_stop"):
            return unexpected(type)
        default: return nil
        }
    }

    private func unexpected(_ type: String) -> String { "expected \(expectation), found \(type)" }

    private mutating func error(_ event: JSONObject) -> String? {
        guard event["error"]?["type"]?.string != nil, event["error"]?["message"]?.string != nil else {
            return "expected an error with a type and a message"
        }
        place = .afterError
        return nil
    }

    private mutating func messageStart(_ event: JSONObject) -> String? {
        guard let message = event["message"]?.object else { return "expected a message in message_start" }
        guard message["content"]?.array?.isEmpty == true else {
            return "expected a message without content in message_start"
        }
        guard message["stop_reason"] ?? .null == .null else {
            return "expected a message without a stop reason in message_start"
        }
        place = .betweenBlocks
        return nil
    }

    private mutating func blockStart(_ event: JSONObject) -> String? {
        if let wrong = wrongIndex(in: event, expected: blockCount) { return wrong }
        guard let block = event["content_block"]?.object, let type = block["type"]?.string else {
            return "expected a content block with a type in content_block_start"
        }
        lastBlockType = type
        hasToolUse = hasToolUse || type == "tool_use"
        openBlock = OpenBlock(index: blockCount, type: type, content: block)
        place = .insideBlock
        return nil
    }

    private mutating func blockDelta(_ event: JSONObject) -> String? {
        if let wrong = wrongIndex(in: event, expected: blockCount) { return wrong }
        guard let delta = event["delta"]?.object, let type = delta["type"]?.string else {
            return "expected a delta with a type in content_block_delta"
        }
        return openBlock?.accept(delta, kind: type)
    }

    private mutating func blockStop(_ event: JSONObject) -> String? {
        if let wrong = wrongIndex(in: event, expected: blockCount) { return wrong }
        if let incomplete = openBlock?.reasonAgainstStop { return incomplete }
        blockCount += 1
        place = .betweenBlocks
        return nil
    }

    private func wrongIndex(in event: JSONObject, expected: Int) -> String? {
        let type = event["type"]?.string ?? ""
        guard let index = event["index"]?.int else { return "expected \(type) of block \(expected), found no index" }
        return index == expected ? nil : "expected \(type) of block \(expected), found that of block \(index)"
    }

    private mutating func messageDelta(_ event: JSONObject) -> String? {
        guard let delta = event["delta"]?.object else { return "expected a delta in message_delta" }
        if let reason = delta["stop_reason"]?.string {
            let fit = StopReasonFit(hasToolUse: hasToolUse, lastBlockType: lastBlockType)
            if let unfit = fit.reason(against: reason, delta: delta) { return unfit }
            stopReason = reason
        }
        place = .afterMessageDelta
        return nil
    }

    /// The call of a tool that the limit on tokens cut off has no stop (recorded).
    private mutating func cutMessageDelta(_ event: JSONObject) -> String? {
        guard openBlock?.takesInput == true, event["delta"]?["stop_reason"]?.string == "max_tokens" else {
            return unexpected("message_delta")
        }
        return messageDelta(event)
    }

    private mutating func messageStop() -> String? {
        if stopReason == nil { return "expected a message_delta with a stop_reason before message_stop, found none" }
        place = .afterStop
        return nil
    }
}
