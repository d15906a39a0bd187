internal import MessagesAPI

extension StopReason {
    /// Reads a stop reason. One that looks like a slip is an error; any other is sent as it is, with a warning, because
    /// a client must live with reasons that come later.
    static func read(_ node: Node, _ problems: Problems) -> StopReason? {
        guard let name = String.read(node, problems) else { return nil }
        let documented = StopReason.documented.map(\.rawValue)
        guard !documented.contains(name) else { return StopReason(rawValue: name) }
        if let near = NearestName.of(name, in: documented) {
            problems.error("unknown stop reason '\(name)', did you mean '\(near)'?", at: node.place)
        } else {
            let list = documented.joined(separator: ", ")
            problems.warning("stop reason '\(name)' is sent as it is; documented reasons: \(list)", at: node.place)
        }
        return StopReason(rawValue: name)
    }
}
