internal import MessagesAPI
internal import Timeline

extension Chaos {
    /// Reads the list of what befalls requests by chance.
    static func readAll(_ node: Node, _ problems: Problems) -> [Chaos]? {
        let entries = [(node: Node, chaos: Chaos)].read(node, of: "random faults", problems) { node, problems in
            read(node, problems).map { (node, $0) }
        }
        if let entries { warnOfUnreached(entries, problems) }
        return entries?.map(\.chaos)
    }

    private static func read(_ node: Node, _ problems: Problems) -> Chaos? {
        MapReader.read(node, "a random fault", problems) { map in
            let probability = map.required("probability", readProbability)
            let effect = readEffect(map, problems)
            guard let probability, let effect else { return nil }
            return Chaos(probability: probability, effect)
        }
    }

    private static func readEffect(_ map: MapReader, _ problems: Problems) -> Effect? {
        let kind = map.exactlyOne(of: ["error", "do"])
        map.check([("headers", of: "error"), ("at", of: "do")], beside: kind, problems)
        let headers = map.value("headers", HTTPReader.readHeaders) ?? []
        let at = map.entry("at")
        let place = at.map { Place.read($0.value, problems) } ?? .randomEvent
        guard let kind else { return nil }
        if kind.key == "error" {
            return APIError.read(kind.value, problems).map { error in
                var reply = Reply(.error(error))
                reply.headers = headers
                return .answer(reply)
            }
        }
        guard let act = ReplyFault.Act.read(kind.value, problems), let place else { return nil }
        if case .at(let position) = place, let objection = ReplyFault(at: position, act).contradiction {
            problems.warning(objection, at: map.node.place)
        }
        return .fault(place, act)
    }

    /// Reads a number from 0 to 1, or a share such as `10%`.
    private static func readProbability(_ node: Node, _ problems: Problems) -> Double? {
        var value: Double?
        switch (node.content, node.resolved) {
        case (_, .integer(let lexeme)?), (_, .float(let lexeme)?): value = Double(lexeme)
        case (.scalar(let scalar), _) where scalar.text.hasSuffix("%"):
            value = Double(decimal: scalar.text.dropLast()).map { $0 / 100 }
        default: break
        }
        if let value, (0...1).contains(value) { return value }
        problems.expected("a probability from 0 to 1, or from 0% to 100%", found: node)
        return nil
    }

    /// Notes the entries behind one that befalls every request.
    private static func warnOfUnreached(_ entries: [(node: Node, chaos: Chaos)], _ problems: Problems) {
        guard let last = entries.firstIndex(where: { $0.chaos.probability >= 1 }) else { return }
        let line = problems.line(of: entries[last].node.place)
        for entry in entries.dropFirst(last + 1) {
            problems.warning(
                "this random fault never happens: the one on line \(line) befalls every request",
                at: entry.node.place
            )
        }
    }
}

extension Chaos.Place {
    /// The places that chance chooses.
    static let random: [(name: String, place: Self)] = [("random event", .randomEvent), ("random byte", .randomByte)]

    /// Reads a place that chance chooses, or one that the file names.
    static func read(_ node: Node, _ problems: Problems) -> Self? {
        if case .scalar(let scalar) = node.content, let random = random.first(where: { $0.name == scalar.text }) {
            return random.place
        }
        return Position.read(node, or: random.map(\.name), problems).map(Self.at)
    }
}
