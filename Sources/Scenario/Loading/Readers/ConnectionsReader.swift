internal import Timeline

extension ConnectionFault {
    /// Reads the list of what becomes of connections.
    static func readAll(_ node: Node, _ problems: Problems) -> [ConnectionFault]? {
        let entries = [(node: Node, fault: ConnectionFault)].read(node, of: "connections", problems) { node, problems in
            read(node, problems).map { (node, $0) }
        }
        if let entries { warnOfUnreached(entries, problems) }
        return entries?.map(\.fault)
    }

    private static func read(_ node: Node, _ problems: Problems) -> ConnectionFault? {
        MapReader.read(node, "an entry of 'connections'", problems) { map in
            let times = map.value("times") { Int.read($0, in: 1...Int.max, $1) }
            return map.required("do", Act.read).map { ConnectionFault(times: times, $0) }
        }
    }

    /// Notes the entries behind one that is for all connections.
    private static func warnOfUnreached(_ entries: [(node: Node, fault: ConnectionFault)], _ problems: Problems) {
        guard let last = entries.firstIndex(where: { $0.node.entry("times") == nil }) else { return }
        let line = problems.line(of: entries[last].node.place)
        for entry in entries.dropFirst(last + 1) {
            problems.warning(
                "no connection comes to this entry: the one on line \(line) has no 'times', and is for all that follow",
                at: entry.node.place
            )
        }
    }
}

extension ConnectionFault.Act {
    /// The acts that have a name.
    static let named: [(name: String, act: Self)] = [Self.reset, .close, .stall, .pass].map { ($0.name, $0) }

    /// Reads the name of an act, or `{wait: DURATION}`.
    fileprivate static func read(_ node: Node, _ problems: Problems) -> Self? {
        guard case .map = node.content else {
            let name = String.read(
                node,
                oneOf: named.map(\.name),
                or: "{wait: 3s}",
                "thing to do to a connection",
                problems
            )
            return named.first { $0.name == name }?.act
        }
        return MapReader.read(node, "'do'", problems) { map in
            map.required("wait", Duration.read).map(Self.wait)
        }
    }
}
