import MessagesAPI
import Timeline

/// Says a recorded stream in the words of a scenario: blocks where it has them, steps where not, and a fault where it was cut.
struct StreamScript {
    /// How the end of a stream is said that came before its time.
    enum Ending: CaseIterable {
        /// As a fault. What would have followed is made up, and never sent.
        case fault
        /// As the last step, behind the bytes of an event that was cut.
        case step
    }

    /// The recording.
    private let recorded: RecordedReply
    /// What was asked, as far as replies depend on it.
    private let request: MessagesRequest
    /// The events that must be said.
    private let events: [RecordedEvent]
    /// Where pings stand that nobody must say.
    private let pings: Pings?
    private let blocks: ScriptedBlocks
    private let tempo: RecordedTempo

    /// Looks at a recording, which must be of a stream.
    init(_ recorded: RecordedReply, to request: MessagesRequest) {
        self.recorded = recorded
        self.request = request
        (events, pings) = Self.withoutFirstPing(recorded.events)
        blocks = ScriptedBlocks(events)
        tempo = RecordedTempo(recorded)
    }

    /// A reply with the same events and the same end; nil when it would need another ending.
    func reply(_ ending: Ending) -> Reply? {
        var steps = steps(takesBegun: ending == .fault)
        if ending == .step { steps += lastSteps }
        var reply = Reply(.events(steps))
        reply.chunk = blocks.chunk == .word ? nil : blocks.chunk
        reply.pings = pings
        MessageSettings(stream: recorded.events.compactMap(\.json)).apply(to: &reply)
        if !events.isEmpty, events.first(where: { $0.type != "ping" })?.isNamedAs("message_start") != true {
            // A stream always begins with its message, unless that is left out.
            reply.faults.append(ReplyFault(at: .event(0), .drop))
        }
        reply.body = .events(framed(steps, in: reply))
        reply.body = Self.shortened(reply)
        let cut = ending == .fault ? cut(of: reply) : []
        guard let cut else { return nil }
        let before = reply.faults.count
        reply.pace = tempo.pace
        reply.faults += tempo.pauses.map { ReplyFault(at: .event($0.events + before), .wait($0.time)) } + cut
        return reply
    }

    // MARK: - Steps

    private static func withoutFirstPing(_ events: [RecordedEvent]) -> ([RecordedEvent], Pings?) {
        let places = events.indices.filter { events[$0].type == "ping" }
        guard let start = events.firstIndex(where: { $0.type == "content_block_start" }) else { return (events, nil) }
        if places.isEmpty { return (events, Pings.none) }
        // The service's own place for it, and the format's default.
        guard places == [start + 1], events[start + 1].isPlainPing else { return (events, nil) }
        var rest = events
        rest.remove(at: start + 1)
        return (rest, nil)
    }

    private func steps(takesBegun: Bool) -> [ScriptStep] {
        var steps: [ScriptStep] = []
        var outline = StreamOutline()
        var identifiers = Identifiers(seed: 0, session: "", body: 0, answer: 0)
        var index = 0
        while index < events.count {
            let found = blocks.block(at: index, messageIndex: outline.nextIndex, takesBegun: takesBegun)
            let step = found.map { .block($0.block) } ?? events[index].step(bytes: bytes(of: events[index]))
            index += found?.count ?? 1
            outline.accept(step.items(at: outline.nextIndex, chunk: blocks.chunk, identifiers: &identifiers))
            steps.append(step)
        }
        return steps
    }

    private func bytes(of event: RecordedEvent) -> [UInt8] {
        let start = recorded.events.last { $0.end < event.end }?.end ?? 0
        return Array(recorded.recording.response.body[start..<event.end])
    }

    /// What came behind the last whole event.
    private var rest: [UInt8] { Array(recorded.recording.response.body.dropFirst(recorded.events.last?.end ?? 0)) }

    private var lastSteps: [ScriptStep] {
        let begun = rest.isBegunEvent ? [ScriptStep.raw(rest)] : []
        let wait = tempo.pauseBeforeEnd.map { [ScriptStep.wait($0)] } ?? []
        switch recorded.recording.response.end {
        case .complete: return begun + [.act(.end)]
        case .closed: return begun + wait + [.act(.close)]
        case .reset: return begun + wait + [.act(.reset)]
        case .unfinished: return begun + [.act(.stall)]
        }
    }

    /// The steps with what must be laid over the message's start and end, as those of that reply would be.
    private func framed(_ steps: [ScriptStep], in reply: Reply) -> [ScriptStep] {
        var identifiers = Identifiers(seed: 0, session: "", body: 0, answer: 0)
        var plain = reply
        plain.body = .events(steps.map(\.withoutOverlay))
        let made = ScriptedStream(of: plain, to: ReplyContext(request), scenario: Scenario(), identifiers: &identifiers)
        return zip(steps, made.parts).map { step, items in
            guard case .event(let made, _)? = items.first else { return step }
            switch step {
            case .messageStart(let event):
                guard let overlay = event.overlay(over: made) else { return .event(event) }
                return .messageStart(overlay.startOverlay)
            case .messageDelta(let event):
                return event.overlay(over: made).map { .messageDelta($0.deltaOverlay) } ?? .event(event)
            case .messageStop(let event): return event.overlay(over: made).map { .messageStop($0) } ?? .event(event)
            default: return step
            }
        }
    }

    /// The reply's body without the steps that are added anyway.
    private static func shortened(_ reply: Reply) -> Reply.Body {
        guard case .events(var steps) = reply.body else { return reply.body }
        if steps.first == .messageStart([:]) { steps.removeFirst() }
        let isEnd: (ScriptStep) -> Bool = { step in
            switch step {
            case .messageDelta, .messageStop: true
            case .event(let event, _): ["message_delta", "message_stop"].contains(event["type"]?.string)
            default: false
            }
        }
        if steps.suffix(2) == [.messageDelta([:]), .messageStop([:])], !steps.dropLast(2).contains(where: isEnd) {
            steps.removeLast(2)
        }
        let blocks = steps.compactMap { if case .block(let block) = $0 { block } else { nil } }
        return blocks.count == steps.count ? .content(blocks) : .events(steps)
    }

    // MARK: - The end

    /// The faults that cut what the reply sends where the recording ends; nil when it does not send what the recording has.
    private func cut(of reply: Reply) -> [ReplyFault]? {
        let compiler = ReplyCompiler(Scenario())
        let identifiers = Identifiers(seed: 0, session: "", body: 0, answer: 0)
        let whole = compiler.timeline(for: reply, to: request.streamed, identifiers: identifiers)
        let sent = whole.steps.filter(\.isEvent)
        let count = recorded.events.count
        guard sent.count >= count else { return nil }
        let begun = rest.isBegunEvent ? rest : []
        let position: Position
        if sent.count == count {
            guard begun.isEmpty else { return nil }
            position = .end
        } else {
            guard sent[count].bytes.starts(with: begun) else { return nil }
            // Places are counted before an event is left out.
            let all = count + reply.faults.count
            position = all == 0 && begun.isEmpty ? .headers : .event(all, byte: begun.count)
        }
        let wait = tempo.pauseBeforeEnd.map { [ReplyFault(at: position, .wait($0))] } ?? []
        switch recorded.recording.response.end {
        case .complete: return position == .end ? [] : [ReplyFault(at: position, .end)]
        case .closed: return wait + [ReplyFault(at: position, .close)]
        case .reset: return wait + [ReplyFault(at: position, .reset)]
        case .unfinished: return [ReplyFault(at: position, .stall)]
        }
    }
}

extension RecordedEvent {
    /// Whether it is a ping as the service sends it.
    fileprivate var isPlainPing: Bool { name == "ping" && json == StreamEvent.ping.json }

    /// The event as a step of its own: as JSON where it is some, else as bytes. What frames the message has the whole event in
    /// the place of what is to be laid over it.
    fileprivate func step(bytes: [UInt8]) -> ScriptStep {
        guard let json, let type = json["type"]?.string, JSON.object(json).isYAML(), !name.beginsWithMark else {
            return .raw(bytes)
        }
        guard name == type else { return .event(json, name: name) }
        switch type {
        case "ping" where isPlainPing: return .ping
        case "message_start": return .messageStart(json)
        case "message_delta": return .messageDelta(json)
        case "message_stop": return .messageStop(json)
        case "error": return APIError(sayable: json).map(ScriptStep.error) ?? .event(json)
        default: return .event(json)
        }
    }
}

extension ScriptStep {
    /// The step as it would be sent if nothing more were said.
    fileprivate var withoutOverlay: ScriptStep {
        switch self {
        case .messageStart: .messageStart([:])
        case .messageDelta: .messageDelta([:])
        case .messageStop: .messageStop([:])
        default: self
        }
    }
}

extension JSONObject {
    /// What is laid over a message's start, of which most are members of the message.
    fileprivate var startOverlay: JSONObject {
        guard keys == ["message"], let message = self["message"]?.object, message["message"] == nil else {
            return isEmpty || self["message"] != nil ? self : (["message": [:]] as JSONObject).overlaid(with: self)
        }
        return message
    }

    /// What is laid over a message's end, where the members of its delta stand beside the others.
    fileprivate var deltaOverlay: JSONObject {
        let known = Set(MessageFrame.deltaMembers)
        guard let delta = self["delta"]?.object, delta.keys.allSatisfy(known.contains) else { return self }
        var overlay = delta
        for (key, value) in self where key != "delta" { overlay[key] = value }
        return overlay
    }
}

extension MessagesRequest {
    /// The same request for a stream.
    fileprivate var streamed: MessagesRequest {
        MessagesRequest(body: .object((body.object ?? [:]).overlaid(with: ["stream": true])))
    }
}

extension [UInt8] {
    /// Whether a client that reads this waits for the rest of an event.
    fileprivate var isBegunEvent: Bool {
        var decoder = SSEDecoder()
        _ = decoder.decode(self)
        return decoder.hasUnfinishedEvent
    }
}
