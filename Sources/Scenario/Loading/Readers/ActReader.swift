internal import MessagesAPI
internal import Timeline

extension ReplyFault.Act {
    /// What needs no more than its name.
    static let named: [(name: String, act: Fault.Act)] = [
        ("reset", .reset), ("close", .close), ("end", .end), ("stall", .stall), ("bad_chunk", .badChunk),
        ("corrupt", .corrupt), ("duplicate", .duplicate), ("drop", .drop), ("swap", .swap),
    ]

    /// What is a map of one key, with an example of its value.
    static let kinds: [(key: String, example: String)] = [
        ("stall", "10s"), ("wait", "3s"), ("hold", "NAME"), ("error", "TYPE"), ("dribble", "10ms"),
    ]

    /// Reads what a fault does.
    static func read(_ node: Node, _ problems: Problems) -> Self? {
        read(node, names: named.map(\.name), kinds: kinds.map(\.key), problems)
    }

    /// Reads what is done to a reply: one of these names, or a map of one of these kinds. A stall that is over after a time is
    /// a pause like any other.
    static func read(_ node: Node, names: [String], kinds: [String], _ problems: Problems) -> Self? {
        guard case .map = node.content else {
            let forms = Self.kinds.filter { kinds.contains($0.key) }.map { "{\($0.key): \($0.example)}" }
            let name = String.read(node, oneOf: names, or: forms.joined(separator: ", "), "thing to do", problems)
            return named.first { $0.name == name }.map { .other($0.act) }
        }
        return MapReader.read(node, "'do'", problems) { map in
            guard let kind = map.exactlyOne(of: kinds) else { return nil }
            return switch kind.key {
            case "hold": readGate(kind.value, problems).map { .other(.hold($0)) }
            case "error": APIError.readEvent(kind.value, problems).map(Self.error)
            case "dribble": readInterval(kind.value, problems).map { .other(.dribble($0)) }
            default: Duration.read(kind.value, problems).map { .other(.wait($0)) }
            }
        }
    }

    /// Reads the name of a gate.
    static func readGate(_ node: Node, _ problems: Problems) -> String? {
        guard let name = String.read(node, problems) else { return nil }
        if name.isEmpty { problems.error("a gate needs a name", at: node.place) }
        return name
    }

    private static func readInterval(_ node: Node, _ problems: Problems) -> Duration? {
        guard let interval = Duration.read(node, problems) else { return nil }
        if interval > .zero { return interval }
        problems.error("the time between bytes must be above 0", at: node.place)
        return nil
    }
}
