internal import MessagesAPI

extension Rule.Answer {
    /// Reads what a rule answers with: one reply, or what each attempt of a call gets.
    static func read(_ map: MapReader, _ problems: Problems) -> Self {
        let given = map.exactlyOne(of: Reply.bodies + ["attempts"])
        guard let given, given.key == "attempts" else { return .reply(Reply.read(given, map, problems)) }

        // What is said beside `attempts` holds for each of them that does not say otherwise.
        var shared = Reply(.content([]))
        shared.isUnchecked = map.value("unchecked", Bool.read) ?? false
        shared.readSettings(map, problems)
        let faults = map.value("faults", PlacedFault.readAll) ?? []
        shared.faults = faults.map(\.fault)
        let read = [(node: Node, reply: Reply)].read(given.value, of: "attempts", problems) { node, problems in
            Reply.readAttempt(node, shared: shared, problems).map { (node, $0) }
        }
        let attempts = read ?? []
        if case .list(let nodes) = given.value.content, nodes.isEmpty {
            problems.error("'attempts' needs at least one reply", at: given.value.place)
        }
        if !problems.hasErrors {
            warnOfUnsent(attempts, problems)
            warnOfUnused(map, beside: attempts.map(\.reply), problems)
            if !attempts.contains(where: \.reply.hasEvents) {
                PlacedFault.warnOfEventless(faults, "here: none of the attempts has events", problems)
            }
        }
        return .attempts(attempts.map(\.reply))
    }

    /// Notes the attempts behind one that answers the call, since only a failure is tried again.
    private static func warnOfUnsent(_ attempts: [(node: Node, reply: Reply)], _ problems: Problems) {
        guard let last = attempts.firstIndex(where: \.reply.answersCall) else { return }
        let line = problems.line(of: attempts[last].node.place)
        for attempt in attempts.dropFirst(last + 1) {
            problems.warning(
                "this attempt is never sent: the one on line \(line) is no failure, and ends the call",
                at: attempt.node.place
            )
        }
    }

    /// Notes what says nothing about any of the attempts.
    private static func warnOfUnused(_ map: MapReader, beside attempts: [Reply], _ problems: Problems) {
        func warn(of keys: [String], _ why: String) {
            for entry in keys.compactMap(map.entry) {
                problems.warning("'\(entry.key)' changes nothing: \(why)", at: entry.place)
            }
        }
        if !attempts.contains(where: \.isMessage) {
            warn(of: Reply.messageSettings, "none of the attempts is a message")
        }
        if attempts.allSatisfy(\.isRecording) { warn(of: ["pace"], "all of the attempts are recordings") }
        if !attempts.contains(where: \.isRecording) { warn(of: ["replay"], "none of the attempts is a recording") }
    }
}

extension Reply {
    fileprivate static func readAttempt(_ node: Node, shared: Reply, _ problems: Problems) -> Reply? {
        MapReader.read(node, "an attempt", problems) { map in
            map.refuse(Rule.ownKeys) { "'\($0)' belongs to the whole reply, not to one of its attempts" }
            return read(map.exactlyOne(of: bodies), map, shared: shared, problems)
        }
    }

    /// Takes the settings that this reply does not say from another. Header fields and the members of maps are taken one
    /// by one.
    mutating func fill(from shared: Reply, where isUnsaid: (_ key: String) -> Bool) {
        if isUnsaid("status") { status = shared.status }
        if isUnsaid("may_leave") { mayLeave = shared.mayLeave }
        if isUnsaid("faults") { faults = shared.faults }
        let own = Set(headers.map { $0.name.lowercased() })
        headers = shared.headers.filter { !own.contains($0.name.lowercased()) } + headers
        id = id ?? shared.id
        model = model ?? shared.model
        usage = shared.usage.overlaid(with: usage)
        stopReason = stopReason ?? shared.stopReason
        stopSequence = stopSequence ?? shared.stopSequence
        stopDetails = shared.stopDetails.overlaid(with: stopDetails)
        container = container ?? shared.container
        contextManagement = contextManagement ?? shared.contextManagement
        pace = pace ?? shared.pace
        chunk = chunk ?? shared.chunk
        pings = pings ?? shared.pings
        wire = wire.filled(from: shared.wire)
        replay = replay ?? shared.replay
    }

    fileprivate var isMessage: Bool {
        switch body {
        case .content, .events: true
        case .recording, .error, .http: false
        }
    }

    fileprivate var isRecording: Bool { if case .recording = body { true } else { false } }

    /// Whether it leaves nothing to try again.
    fileprivate var answersCall: Bool {
        if faults.contains(where: \.mayFail) { return false }
        return switch body {
        case .content, .http: status ?? 200 < 400
        case .events(let steps): status ?? 200 < 400 && !steps.contains(where: \.mayFail)
        case .recording(let recorded): status ?? 200 < 400 && !recorded.fails
        case .error(let error): status ?? error.status < 400
        }
    }
}

extension ScriptStep {
    /// Whether it may leave the client without its answer; bytes may say anything, and a test may cut what it holds.
    fileprivate var mayFail: Bool {
        switch self {
        case .error, .act, .raw, .hold: true
        case .event(let event, _): event["type"]?.string == "error"
        case .block, .ping, .wait, .messageStart, .messageDelta, .messageStop: false
        }
    }
}
