internal import MessagesAPI
internal import Timeline

extension ScriptStep {
    private static let kinds = [
        "event", "raw", "raw_base64", "ping", "wait", "hold", "error", "message_start", "message_delta", "message_stop",
        "do",
    ]

    /// What `do` takes as a map.
    static let actKinds = ["stall", "wait", "hold", "error"]

    /// Reads the list of a scripted stream's steps, each with its place.
    ///
    /// - Parameter unchecked: whether anything may follow an error event.
    static func readAll(_ node: Node, unchecked: Bool, _ problems: Problems) -> [(place: Place, step: ScriptStep)]? {
        guard case .list(let nodes) = node.content else {
            problems.expected("a list of steps", found: node)
            return nil
        }
        var end: Place?
        var isTold = false
        return nodes.flatMap { node in
            if let end, !isTold {
                isTold = true
                problems.error("nothing can follow the step on line \(problems.line(of: end))", at: node.place)
            }
            let steps = read(node, problems) ?? []
            if steps.contains(where: { $0.isLast(unchecked: unchecked) }) { end = end ?? node.place }
            return steps.map { (node.place, $0) }
        }
    }

    /// Reads one step: a map with one key that says its kind. Only a number of pings is more than one.
    private static func read(_ node: Node, _ problems: Problems) -> [ScriptStep]? {
        MapReader.read(node, "a step", problems) { map in
            let kind = map.exactlyOne(of: Block.kinds + kinds)
            map.check(Block.companions + [("name", of: "event")], beside: kind, problems)
            guard let kind else { return nil }
            if kind.key == "ping" { return readPings(kind.value, problems) }
            return read(kind, in: map, problems).map { [$0] }
        }
    }

    private static func read(_ kind: Node.Entry, in map: MapReader, _ problems: Problems) -> ScriptStep? {
        let value = kind.value
        switch kind.key {
        case "event":
            let name = map.value("name", String.read)
            let event = JSONObject.readTyped(value, problems)
            checkName(name ?? event?["type"]?.string ?? "", at: value.place, problems)
            return event.map { .event($0, name: name) }
        case "raw": return String.read(value, problems).map { .raw(Array($0.utf8)) }
        case "raw_base64": return Base64.read(value, problems).map(ScriptStep.raw)
        case "wait": return Duration.read(value, problems).map(ScriptStep.wait)
        case "hold": return ReplyFault.Act.readGate(value, problems).map(ScriptStep.hold)
        case "error": return APIError.readEvent(value, problems).map(ScriptStep.error)
        case "message_start": return readOverlay(value, problems).map(ScriptStep.messageStart)
        case "message_delta": return readOverlay(value, problems).map(ScriptStep.messageDelta)
        case "message_stop": return readOverlay(value, problems).map(ScriptStep.messageStop)
        case "do": return readAct(value, problems)
        default: return Block.read(kind, in: map, problems).map(ScriptStep.block)
        }
    }

    /// More pings than any test needs.
    private static let mostPings = 10_000

    /// Reads how many pings there are: a number, or nothing, `true` or `{}` for one.
    private static func readPings(_ node: Node, _ problems: Problems) -> [ScriptStep]? {
        switch (node.content, node.resolved) {
        case (_, .null?), (_, .bool(true)?): return [.ping]
        case (.map(let entries), _) where entries.isEmpty: return [.ping]
        default: return Int.read(node, in: 1...mostPings, problems).map { Array(repeating: .ping, count: $0) }
        }
    }

    /// Reads what is done to the stream. It is part of the script, so that it does what leaves the script whole, or ends it.
    private static func readAct(_ node: Node, _ problems: Problems) -> ScriptStep? {
        let names = Act.allCases.map(\.rawValue)
        return ReplyFault.Act.read(node, names: names, kinds: actKinds, problems).flatMap(ScriptStep.init)
    }

    private init?(_ act: ReplyFault.Act) {
        switch act {
        case .error(let error): self = .error(error)
        case .other(.hold(let gate)): self = .hold(gate)
        case .other(.wait(let time)): self = .wait(time)
        case .other:
            guard let act = Act(rawValue: act.name) else { return nil }
            self = .act(act)
        }
    }

    /// Reads what is laid over an event; nothing changes nothing.
    private static func readOverlay(_ node: Node, _ problems: Problems) -> JSONObject? {
        node.isNull ? [:] : JSONObject.read(node, problems)
    }

    private static func checkName(_ name: String, at place: Place, _ problems: Problems) {
        guard name.utf8.contains(where: { "\r\n".utf8.contains($0) }) else { return }
        problems.error("the name of an event cannot have line breaks; 'raw' sends any bytes", at: place)
    }

    private func isLast(unchecked: Bool) -> Bool {
        switch self {
        case .error: !unchecked
        case .act: true
        default: false
        }
    }
}
