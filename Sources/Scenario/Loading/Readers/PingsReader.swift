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
            map.required("every", Duration.readPositive).map(Pings.every)
        }
    }
}
