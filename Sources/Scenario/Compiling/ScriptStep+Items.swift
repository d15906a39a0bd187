import MessagesAPI
import Timeline

extension ScriptStep {
    /// What the step stands for; of the events around the message, only their types.
    ///
    /// - Parameters:
    ///   - index: the place in the message of a block that begins here.
    ///   - chunk: how its text is cut.
    ///   - identifiers: where ids and signatures come from that it does not name.
    func items(at index: Int, chunk: Chunk, identifiers: inout Identifiers) -> [StreamItem] {
        switch self {
        case .block(let block):
            block.events(at: index, chunk: chunk, identifiers: &identifiers).map { StreamItem($0) }
        case .event(let event, let name): [.event(event, name: name ?? event["type"]?.string ?? "")]
        case .raw(let bytes): [.raw(bytes)]
        case .ping: [.ping]
        case .wait(let time): [.action(.wait(time))]
        case .hold(let gate): [.action(.hold(gate))]
        case .error(let error): [StreamItem(.error(error))]
        case .messageStart: [.event(["type": "message_start"], name: "message_start")]
        case .messageDelta: [.event(["type": "message_delta"], name: "message_delta")]
        case .messageStop: [.event(["type": "message_stop"], name: "message_stop")]
        case .act(let act): [.action(act.action)]
        }
    }

    /// The step as an event around the message; nil for any other.
    func item(of frame: MessageFrame) -> StreamItem? {
        switch self {
        case .messageStart(let overlay): frame.start(overlay)
        case .messageDelta(let overlay): frame.delta(overlay)
        case .messageStop(let overlay): frame.stop(overlay)
        default: nil
        }
    }
}

extension ScriptStep.Act {
    fileprivate var action: Step.Action {
        switch self {
        case .reset: .reset
        case .close: .close
        case .end: .end
        case .stall: .stall()
        }
    }
}

extension Reply {
    /// The steps of a reply that is a message; nil for any other.
    var steps: [ScriptStep]? {
        switch body {
        case .content(let blocks): blocks.map { .block($0) }
        case .events(let steps): steps
        case .recording, .error, .http: nil
        }
    }
}
