extension Timeline {
    /// What a script does to a reply so that the client is left without its answer.
    public struct Failure: Sendable, Equatable, CustomStringConvertible {
        /// What is done: `reset`, `stall`, `error`.
        public let action: String
        /// After how many events; 0 when the body is no stream.
        public let event: Int

        /// That action after so many events.
        public init(action: String, event: Int) {
            self.action = action
            self.event = event
        }

        /// `reset at event 5`
        public var description: String { "\(action) at event \(event)" }
    }

    /// Whether the client is left without its answer, as scripted: it may try again.
    public var fails: Bool { status >= 400 || failure != nil }

    /// The failure that ends the timeline; nil when it ends as the service would end it.
    public var failure: Failure? {
        if let failureOfStream { return failureOfStream }
        if let action = beforeHead.last?.failingName { return Failure(action: action, event: 0) }
        var events = 0
        for step in steps {
            if let action = step.failingName { return Failure(action: action, event: events) }
            // Outside of a stream an error is the answer itself.
            if framing == .stream, step.isEvent, step.event == "error" {
                return Failure(action: step.event, event: events)
            }
            if framing == .stream, step.isEvent { events += 1 }
        }
        return nil
    }
}

extension Step {
    /// What the step does to the reply when it leaves the client without its answer.
    fileprivate var failingName: String? {
        switch action {
        case .reset, .close, .end, .stall: action.name
        case .send, .wait, .hold: nil
        }
    }
}
