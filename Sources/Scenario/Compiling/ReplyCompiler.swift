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
        compile(reply, to: ReplyContext(request), identifiers: identifiers).timeline
    }

    /// The timeline of a reply, with the message that it carries.
    ///
    /// - Parameter dialect: how the endpoint spells it.
    package func compile(
        _ reply: Reply,
        to request: ReplyContext,
        identifiers: Identifiers,
        dialect: any Dialect = MessagesDialect()
    ) -> CompiledReply {
        var draw = AnswerDraw(identifiers)
        return compile(reply, to: request, drawing: &draw, dialect: dialect)
    }

    /// The same, with what the answer has drawn.
    func compile(_ reply: Reply, to request: ReplyContext, drawing draw: inout AnswerDraw, dialect: any Dialect)
        -> CompiledReply
    {
        let requestID = draw.identifiers.request()
        var timeline: Timeline
        var stream: ScriptedStream?
        switch reply.body {
        case .recording(let recorded):
            return recorded.compiled(
                for: reply,
                streams: request.echoed.streams,
                requestID: requestID,
                seed: scenario.seed,
                dialect: dialect
            )
        case .content, .events:
            let scripted = ScriptedStream(of: reply, to: request, scenario: scenario, identifiers: &draw.identifiers)
            timeline = draw.byChance {
                self.timeline(
                    of: scripted,
                    reply,
                    streams: request.echoed.streams,
                    requestID: requestID,
                    dialect: dialect,
                    using: &$0
                )
            }
            timeline.headers += dialect.headers(requestID: requestID, seed: scenario.seed)
            stream = scripted
        case .error(var error):
            error.status = reply.status ?? error.status
            timeline = dialect.answer(error, requestID: requestID)
            timeline.headers += dialect.headers(requestID: requestID, seed: scenario.seed)
            timeline.delayHead(by: reply.pace ?? scenario.pace)
            timeline.applyToWhole(reply.faults(SSEFormat(), dialect))
        case .http(let body):
            timeline = Timeline(
                status: reply.status ?? 200,
                framing: .whole,
                steps: [Step(event: "http", bytes: body)]
            )
            timeline.delayHead(by: reply.pace ?? scenario.pace)
            timeline.applyToWhole(reply.faults(SSEFormat(), dialect))
        }
        timeline.overlayHeaders(reply.headers)
        draw.byChance { timeline.slice(reply.wire.slice ?? scenario.wire.slice ?? .none, using: &$0) }
        return CompiledReply(timeline: timeline, stream: stream)
    }

    /// The timeline of an error that no rule scripted: a refused request, an unknown path, a miss.
    package func timeline(
        of error: APIError,
        identifiers: Identifiers,
        dialect: any Dialect = MessagesDialect()
    ) -> Timeline {
        let reply = Reply(.error(error)).withoutPace()
        return compile(reply, to: .nothing, identifiers: identifiers, dialect: dialect).timeline
    }

    /// The timeline of an endpoint's own answer: status 200, at once.
    package func timeline(
        ofBody body: [UInt8],
        contentType: String,
        identifiers: Identifiers,
        dialect: any Dialect = MessagesDialect()
    ) -> Timeline {
        var identifiers = identifiers
        return Timeline(
            status: 200,
            headers: [Timeline.Header("content-type", contentType)]
                + dialect.headers(requestID: identifiers.request(), seed: scenario.seed),
            framing: .whole,
            steps: [Step(event: "body", bytes: body)]
        )
    }

    private func timeline(
        of stream: ScriptedStream,
        _ reply: Reply,
        streams: Bool,
        requestID: String,
        dialect: any Dialect,
        using generator: inout SeededGenerator
    ) -> Timeline {
        let wire = reply.wire.filled(from: scenario.wire)
        let translation = streams ? dialect.translation(wire.format) : nil
        // What is translated is spelled anew.
        let spelling = translation == nil ? wire : Wire()
        var timeline = Timeline(
            status: reply.status ?? 200,
            headers: dialect.streamHeaders,
            framing: .stream,
            steps: stream.timelineSteps(spelling, using: &generator)
        )
        if var translation { timeline.translate(by: &translation) }
        if wire.byteOrderMark ?? false { timeline.insertByteOrderMark() }
        let ping = Step(event: "ping", bytes: dialect.bytes(of: .ping, wire.format))
        let pings = ping.bytes.isEmpty ? .none : reply.pings ?? scenario.pings
        if pings == .first, !stream.hasPing { timeline.insertFirstPing(ping) }
        timeline.pace(reply.pace ?? scenario.pace, using: &generator)
        var heartbeat: Heartbeat?
        if case .every(let interval) = pings {
            timeline.insertPings(ping, every: interval)
            heartbeat = Heartbeat(bytes: ping.bytes, first: interval, every: interval)
        }
        // What is not streamed is only translated when it is whole.
        let faults = reply.faults(wire.format, streams ? dialect : MessagesDialect())
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
            escapesUnicode: wire.format.escapesUnicode,
            dialect: dialect
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
    /// What its faults do where that dialect is spoken.
    func faults(_ format: SSEFormat, _ dialect: any Dialect) -> [Fault] {
        faults.map { $0.fault { dialect.bytes(of: .error($0), format) } }
    }

    fileprivate func withoutPace() -> Reply {
        var reply = self
        reply.pace = .instant
        return reply
    }
}
