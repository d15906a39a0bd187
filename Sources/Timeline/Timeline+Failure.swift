extension Timeline {
    /// What a script does to a reply, and where.
    public struct Failure: Sendable, Equatable, CustomStringConvertible {
        /// What is done: `reset`, `stall`, `error`.
        public let action: String
        /// After how many whole events; 0 when the body is no stream.
        public let event: Int
        /// After how many bytes of the next event, or of a body that is no stream.
        public let byte: Int

        /// Whether it is done before the head is sent.
        public let isBeforeHead: Bool

        /// That action after so many events and bytes.
        public init(action: String, event: Int, byte: Int = 0, isBeforeHead: Bool = false) {
            self.action = action
            self.event = event
            self.byte = byte
            self.isBeforeHead = isBeforeHead
        }

        /// `reset at event 5`, `reset at event 5 byte 20`, `reset at request`
        public var description: String {
            if isBeforeHead { return "\(action) at request" }
            return "\(action) at event \(event)" + (byte > 0 ? " byte \(byte)" : "")
        }
    }

    /// Whether the client is left without its answer, as scripted: it may try again.
    public var fails: Bool { status >= 400 || failure != nil || isSpoiled }

    /// Whether something in the reply cannot be read.
    public var isSpoiled: Bool { steps.contains(where: \.spoilsReply) }

    /// The failure that ends the timeline; nil when it ends as the service would end it.
    public var failure: Failure? {
        if let failureOfStream { return failureOfStream }
        if let step = beforeHead.last, step.isFailing {
            return Failure(action: step.action.name, event: 0, isBeforeHead: true)
        }
        var (events, bytes) = (0, 0)
        for step in steps {
            if step.isFailing { return Failure(action: step.action.name, event: events, byte: bytes) }
            // Outside of a stream an error is the answer itself.
            if framing == .stream, step.isEvent, step.event == "error" {
                return Failure(action: step.event, event: events, byte: bytes)
            }
            if step.isPart || framing != .stream { bytes += step.bytes.count }
            if framing == .stream, step.endsEvent { (events, bytes) = (events + 1, 0) }
        }
        return nil
    }
}

extension Step {
    /// Whether it leaves the client without its answer.
    var isFailing: Bool {
        switch action {
        case .reset, .close, .end, .stall, .badChunk: true
        case .send, .wait, .hold: false
        }
    }
}
