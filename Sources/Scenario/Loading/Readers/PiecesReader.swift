extension Pieces {
    /// Reads text, or a list of the exact deltas.
    static func read(_ node: Node, _ problems: Problems) -> Pieces? {
        switch node.content {
        case .list: return [String].read(node, of: "texts", problems, String.read).map(Pieces.exact)
        case .scalar where !node.isNull: return String.read(node, problems).map(Pieces.whole)
        default:
            problems.expected("text, or a list of the exact deltas", found: node)
            return nil
        }
    }
}
