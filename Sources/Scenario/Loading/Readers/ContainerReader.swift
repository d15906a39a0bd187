internal import MessagesAPI

/// The container that a reply tells of.
enum ContainerReader {
    /// Reads an id, a map of what is told, or `null` for none.
    static func read(_ node: Node, _ problems: Problems) -> JSON? {
        switch node.content {
        case .map: return JSONObject.read(node, problems).map(JSON.object)
        case .scalar where node.isNull: return .null
        case .scalar(let scalar): return .string(scalar.text)
        case .list:
            problems.expected("an id, a map or null", found: node)
            return nil
        }
    }
}

/// What a reply tells of the management of the context.
enum ContextManagementReader {
    /// Reads a map, or `null` for nothing.
    static func read(_ node: Node, _ problems: Problems) -> JSON? {
        node.isNull ? .null : JSONObject.read(node, problems).map(JSON.object)
    }
}
