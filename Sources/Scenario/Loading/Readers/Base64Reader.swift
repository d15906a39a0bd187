extension Base64 {
    /// Reads bytes that are written as text.
    static func read(_ node: Node, _ problems: Problems) -> [UInt8]? {
        guard let text = String.read(node, problems) else { return nil }
        if let bytes = decode(text) { return bytes }
        problems.expected("base64 with its padding", found: node)
        return nil
    }
}
