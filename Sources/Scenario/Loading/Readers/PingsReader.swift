internal import Timeline

extension Pings {
    /// Reads `first`, `none`, or `{every: DURATION}`.
    static func read(_ node: Node, _ problems: Problems) -> Pings? {
        guard case .map = node.content else {
            switch String.read(node, oneOf: ["first", "none"], or: "{every: 5s}", "choice of pings", problems) {
            case "first"?: return .first
            case "none"?: return Pings.none
            default: return nil
            }
        }
        return MapReader.read(node, "'pings'", problems) { map in
            map.required("every", readInterval).map(Pings.every)
        }
    }

    /// Nobody waits for a ping each millisecond, and more would be a flood.
    private static func readInterval(_ node: Node, _ problems: Problems) -> Duration? {
        guard let interval = Duration.read(node, problems) else { return nil }
        if interval >= .milliseconds(1) { return interval }
        problems.error("the time between pings must be 1ms or more", at: node.place)
        return nil
    }
}
