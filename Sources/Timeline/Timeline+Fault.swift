extension Timeline {
    /// What a script does to a reply so that the client is left without its answer.
    public struct Fault: Sendable, Equatable, CustomStringConvertible {
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
    public var fails: Bool { status >= 400 || fault != nil }

    /// The fault that ends the timeline; nil when it ends as the service would end it.
    public var fault: Fault? {
        if let faultOfStream { return faultOfStream }
        if let action = beforeHead.last?.faultName { return Fault(action: action, event: 0) }
        var events = 0
        for step in steps {
            if let action = step.faultName { return Fault(action: action, event: events) }
            // Outside of a stream an error is the answer itself.
            if framing == .stream, step.isEvent, step.event == "error" {
                return Fault(action: step.event, event: events)
            }
            if framing == .stream, step.isEvent { events += 1 }
        }
        return nil
    }
}

extension Step {
    /// What the step does to the reply when it is a fault that ends it.
    fileprivate var faultName: String? {
        switch action {
        case .reset, .close, .end, .stall: action.name
        case .send, .wait, .hold: nil
        }
    }
}
