internal import MessagesAPI
internal import Timeline

extension Reply {
    /// The keys of which a reply has exactly one.
    static let bodies = ["text", "content", "events", "recording", "error", "http"]

    /// The settings that say nothing about a reply that is no message.
    static let messageSettings = [
        "id", "model", "usage", "stop_reason", "stop_sequence", "stop_details", "container", "context_management",
        "chunk", "pings", "wire", "unchecked",
    ]

    /// Reads the keys of a reply, which stand beside the keys of its rule. `body` is the one that says what it is, and what
    /// is not said is taken from `shared`.
    static func read(_ body: Node.Entry?, _ map: MapReader, shared: Reply? = nil, _ problems: Problems) -> Reply {
        let isUnchecked = map.value("unchecked", Bool.read) ?? shared?.isUnchecked ?? false
        var steps: [Place] = []
        // Without a body an error has been noted; what stands beside it is checked all the same.
        var reply = body.flatMap { read($0, isUnchecked, &steps, problems) } ?? Reply(.content([]))
        reply.isUnchecked = isUnchecked
        reply.readSettings(map, problems)
        let faults = map.value("faults", PlacedFault.readAll) ?? []
        reply.faults = faults.map(\.fault)
        if let shared { reply.fill(from: shared, where: { map.entry($0) == nil && body?.value.entry($0) == nil }) }
        if let body {
            checkSettings(beside: body, map, problems)
            if !reply.hasEvents {
                PlacedFault.warnOfEventless(faults, "beside '\(body.key)', which has no events", problems)
            }
            problems.replies.append(PlacedReply(reply: reply, place: body.place, steps: steps, faults: faults))
        }
        return reply
    }

    /// Reads what a reply consists of, and where its steps are written.
    private static func read(
        _ body: Node.Entry,
        _ isUnchecked: Bool,
        _ places: inout [Place],
        _ problems: Problems
    ) -> Reply? {
        switch body.key {
        case "text":
            places = [body.value.place]
            return Pieces.read(body.value, problems).map { Reply(.content([.text($0)])) }
        case "content":
            if case .list(let nodes) = body.value.content { places = nodes.map(\.place) }
            return [Block].read(body.value, of: "blocks", problems, Block.read).map { Reply(.content($0)) }
        case "events":
            let steps = ScriptStep.readAll(body.value, unchecked: isUnchecked, problems) ?? []
            places = steps.map(\.place)
            return Reply(.events(steps.map(\.step)))
        case "recording": return RecordedReply.read(body.value, problems).map { Reply(.recording($0)) }
        case "error": return APIError.read(body.value, problems).map { Reply(.error($0)) }
        default: return HTTPReader.read(body.value, problems)
        }
    }

    /// Reads what stands beside the key that says what a reply is.
    mutating func readSettings(_ map: MapReader, _ problems: Problems) {
        if let status = map.value("status", HTTPReader.readStatus) { self.status = status }
        headers.overlay(map.value("headers", HTTPReader.readHeaders) ?? [])
        id = map.value("id", String.read)
        model = map.value("model", String.read)
        usage = map.value("usage", UsageReader.read) ?? [:]
        stopReason = map.value("stop_reason", StopReason.read)
        stopSequence = map.value("stop_sequence", String.read)
        stopDetails = map.value("stop_details", JSONObject.read) ?? [:]
        container = map.value("container", ContainerReader.read)
        contextManagement = map.value("context_management", ContextManagementReader.read)
        pace = map.value("pace", Pace.read)
        chunk = map.value("chunk", Chunk.read)
        pings = map.value("pings", Pings.read)
        wire = map.value("wire", Wire.read) ?? wire
        replay = map.value("replay", Replay.read)
        mayLeave = map.value("may_leave", Bool.read) ?? false
    }

    /// Notes what says nothing about such a reply.
    private static func checkSettings(beside body: Node.Entry, _ map: MapReader, _ problems: Problems) {
        let unused =
            switch body.key {
            case "recording": messageSettings + ["pace"]
            case "error", "http": messageSettings + ["replay"]
            default: ["replay"]
            }
        for key in unused {
            guard let entry = map.entry(key) else { continue }
            problems.warning("'\(key)' changes nothing beside '\(body.key)'", at: entry.place)
        }
        if body.key != "recording", let outer = map.entry("status"), let inner = body.value.entry("status") {
            let line = problems.line(of: inner.place)
            problems.error("'status' is given twice, in '\(body.key)' on line \(line) too", at: outer.place)
        }
    }
}

extension Reply {
    /// Whether it can be streamed event by event.
    var hasEvents: Bool {
        switch body {
        case .content, .events: true
        case .recording(let recorded): recorded.isStream
        case .error, .http: false
        }
    }
}

extension Replay {
    /// Reads when a recording's bytes are played.
    fileprivate static func read(_ node: Node, _ problems: Problems) -> Replay? {
        String.read(node, oneOf: allCases.map(\.rawValue), "way to replay", problems).flatMap(Replay.init)
    }
}
