public import MessagesAPI
public import Timeline

/// Turns a scripted reply into the timeline that one request gets.
///
///     blocks ─▶ events ─▶ steps ─▶ pings, pace ─▶ timeline
///                  └────▶ message ─▶ whole body, when the request does not stream
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
    public func timeline(
        for reply: Reply,
        to request: MessagesRequest,
        identifiers: Identifiers
    ) -> Timeline {
        var identifiers = identifiers
        let requestID = identifiers.request()
        var timeline: Timeline
        switch reply.body {
        case .content(let blocks):
            let message = ScriptedMessage(
                reply: reply,
                blocks: blocks,
                request: request,
                scenario: scenario,
                identifiers: &identifiers
            )
            timeline = self.timeline(of: message, reply: reply, stream: request.stream, identifiers: &identifiers)
            timeline.headers += serviceHeaders(requestID: requestID)
        case .error(var error):
            error.status = reply.status ?? error.status
            timeline = .error(error, requestID: requestID)
            timeline.headers += serviceHeaders(requestID: requestID)
            timeline.delayHead(by: reply.pace ?? scenario.pace)
        case .http(let body):
            timeline = Timeline(status: 200, framing: .whole, steps: [Step(event: "http", bytes: body)])
            timeline.delayHead(by: reply.pace ?? scenario.pace)
        }
        timeline.status = reply.status ?? timeline.status
        timeline.overlayHeaders(reply.headers)
        return timeline
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
        of message: ScriptedMessage,
        reply: Reply,
        stream: Bool,
        identifiers: inout Identifiers
    ) -> Timeline {
        var generator = identifiers.generatorForPlay()
        let padded = reply.padding ?? scenario.padding
        var timeline = Timeline(
            status: 200,
            headers: [
                Timeline.Header("content-type", "text/event-stream; charset=utf-8"),
                Timeline.Header("cache-control", "no-cache"),
            ],
            framing: .stream,
            steps: message.events.map { event in
                let padding = padded ? Int.random(in: 0...SSEEncoder.mostPadding, using: &generator) : 0
                return Step(event, padding: padding)
            }
        )
        let pings = reply.pings ?? scenario.pings
        if pings == .first { timeline.insertFirstPing(Step(.ping)) }
        timeline.pace(reply.pace ?? scenario.pace, using: &generator)
        if case .every(let interval) = pings { timeline.insertPings(Step(.ping), every: interval) }
        guard !stream else { return timeline }
        timeline.headers = [Timeline.Header("content-type", "application/json")]
        return timeline.answeredWhole(JSON.object(message.whole.json).encoded(), event: "message")
    }
}

extension Step {
    fileprivate init(_ event: StreamEvent, padding: Int = 0) {
        self.init(
            event: event.name,
            bytes: SSEEncoder.encode(event, padding: padding),
            tokens: event.estimatedTokens
        )
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
