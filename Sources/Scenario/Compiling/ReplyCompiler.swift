public import MessagesAPI
public import Timeline

/// Turns a scripted reply into the timeline that one request gets.
///
///     blocks ─▶ scripted steps ─▶ items ─▶ timeline's steps ─▶ pings, pace ─▶ faults ─▶ slices ─▶ timeline
///                                   └────▶ message ─▶ whole answer, when the request does not stream ──┘
public struct ReplyCompiler: Sendable {
    private let scenario: Scenario

    /// A compiler with that scenario's defaults.
    public init(_ scenario: Scenario) { self.scenario = scenario }

    /// The timeline of a reply.
    ///
    /// - Parameters:
    ///   - reply: what is scripted.
    ///   - request: what is answered; it names the model and says whether to stream.
    ///   - identifiers: where the ids and all random choices of this answer come from.
    public func timeline(for reply: Reply, to request: MessagesRequest, identifiers: Identifiers) -> Timeline {
        compile(reply, to: request, identifiers: identifiers).timeline
    }

    /// The timeline of a reply, with the message that it carries.
    public func compile(_ reply: Reply, to request: MessagesRequest, identifiers: Identifiers) -> CompiledReply {
        var identifiers = identifiers
        let requestID = identifiers.request()
        var timeline: Timeline
        var stream: ScriptedStream?
        switch reply.body {
        case .recording(let recorded): return recorded.compiled(for: reply)
        case .content, .events:
            let scripted = ScriptedStream(of: reply, to: request, scenario: scenario, identifiers: &identifiers)
            timeline = self.timeline(
                of: scripted,
                reply,
                streams: request.stream,
                requestID: requestID,
                using: identifiers.generatorForPlay()
            )
            timeline.headers += serviceHeaders(requestID: requestID)
            stream = scripted
        case .error(var error):
            error.status = reply.status ?? error.status
            timeline = .error(error, requestID: requestID)
            timeline.headers += serviceHeaders(requestID: requestID)
            timeline.delayHead(by: reply.pace ?? scenario.pace)
            timeline.applyToWhole(reply.faults.map { $0.fault(SSEFormat()) })
        case .http(let body):
            timeline = Timeline(
                status: reply.status ?? 200,
                framing: .whole,
                steps: [Step(event: "http", bytes: body)]
            )
            timeline.delayHead(by: reply.pace ?? scenario.pace)
            timeline.applyToWhole(reply.faults.map { $0.fault(SSEFormat()) })
        }
        timeline.overlayHeaders(reply.headers)
        var generator = identifiers.generatorForPlay()
        timeline.slice(reply.wire.slice ?? scenario.wire.slice ?? .none, using: &generator)
        return CompiledReply(timeline: timeline, stream: stream)
    }

    /// The timeline of an error that no rule scripted: a refused request, an unknown path, a miss.
    public func timeline(of error: APIError, identifiers: Identifiers) -> Timeline {
        timeline(for: Reply(.error(error)).withoutPace(), to: MessagesRequest(body: .null), identifiers: identifiers)
    }

    /// The timeline of an endpoint's own answer: JSON, status 200, at once.
    public func timeline(ofBody body: JSON, identifiers: Identifiers) -> Timeline {
        var identifiers = identifiers
        return Timeline(
            status: 200,
            headers: [Timeline.Header("content-type", "application/json")]
                + serviceHeaders(requestID: identifiers.request()),
            framing: .whole,
            steps: [Step(event: "body", bytes: body.encoded())]
        )
    }

    /// The header fields that every answer of the service carries, as recorded.
    private func serviceHeaders(requestID: String) -> [Timeline.Header] {
        [
            Timeline.Header("request-id", requestID),
            Timeline.Header("anthropic-organization-id", Identifiers.organization(seed: scenario.seed)),
        ]
    }

    private func timeline(
        of stream: ScriptedStream,
        _ reply: Reply,
        streams: Bool,
        requestID: String,
        using generator: SeededGenerator
    ) -> Timeline {
        var generator = generator
        let wire = reply.wire.filled(from: scenario.wire)
        var timeline = Timeline(
            status: reply.status ?? 200,
            headers: [
                Timeline.Header("content-type", "text/event-stream; charset=utf-8"),
                Timeline.Header("cache-control", "no-cache"),
            ],
            framing: .stream,
            steps: stream.timelineSteps(wire, using: &generator)
        )
        let ping = Step(event: "ping", bytes: StreamItem.ping.bytes(format: wire.format))
        let pings = reply.pings ?? scenario.pings
        if pings == .first, !stream.hasPing { timeline.insertFirstPing(ping) }
        timeline.pace(reply.pace ?? scenario.pace, using: &generator)
        var heartbeat: Heartbeat?
        if case .every(let interval) = pings {
            timeline.insertPings(ping, every: interval)
            heartbeat = Heartbeat(bytes: ping.bytes, first: interval, every: interval)
        }
        let faults = reply.faults.map { $0.fault(wire.format) }
        if streams {
            timeline.apply(faults, heartbeat: heartbeat)
            return timeline
        }
        let (ofStream, ofWhole) = timeline.splitForWhole(faults)
        let missing = stream.missing.reduce(0) { $0 + $1.bytes(format: wire.format).count }
        let length = timeline.byteCount + missing
        timeline.apply(ofStream)
        var whole = timeline.answeredWhole(
            stream.message,
            streamLength: length,
            requestID: requestID,
            escapesUnicode: wire.format.escapesUnicode
        )
        whole.applyToWhole(ofWhole)
        return whole
    }
}

extension Timeline {
    /// An answer that is no stream comes as late as its first event would.
    fileprivate mutating func delayHead(by pace: Pace) {
        headAt = pace.first
        for index in steps.indices { steps[index].at = pace.first }
    }
}

extension Reply {
    fileprivate func withoutPace() -> Reply {
        var reply = self
        reply.pace = .instant
        return reply
    }
}
