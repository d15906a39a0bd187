import MessagesAPI
import Timeline

/// Reads what several formats write in the same way. Keys that are not asked for are nobody's business: other programs write
/// what they like.
enum ImportReader {
    /// The value of a key that must be there.
    static func required(_ key: String, in node: Node, _ noun: String, _ problems: Problems) -> Node? {
        guard case .map = node.content else {
            problems.error("\(noun) must be a map, found \(node.found)", at: node.place)
            return nil
        }
        if let entry = node.entry(key) { return entry.value }
        problems.error("\(noun) needs '\(key)'", at: node.place)
        return nil
    }

    /// The text of a key that must be there.
    static func requiredText(_ key: String, in node: Node, _ noun: String, _ problems: Problems) -> String? {
        required(key, in: node, noun, problems).flatMap { String.read($0, problems) }
    }

    /// A header field, of a name that HTTP allows.
    static func header(_ name: String, _ value: Node, at place: Place, _ problems: Problems) -> Timeline.Header? {
        // HTTP/2 has the method and the path among its fields.
        if name.hasPrefix(":") { return nil }
        HTTPReader.checkName(Node.Entry(key: name, place: place, value: value), problems)
        return HTTPReader.readValue(value, problems).map { Timeline.Header(name, $0) }
    }

    /// The bytes of a body that is text, or marked as base64; nothing for null.
    static func bytes(_ node: Node, _ problems: Problems) -> [UInt8]? {
        if node.isNull { return [] }
        if case .scalar(let scalar) = node.content, scalar.isBinary { return Base64.read(node, problems) }
        return String.read(node, problems).map { Array($0.utf8) }
    }

    /// The status of an answer; nil with a note when none came, or one that a recording cannot have.
    static func status(_ node: Node, of exchange: Node, _ problems: Problems) -> Int? {
        guard case .integer(let digits) = node.resolved, let status = Int(digits) else {
            problems.expected("a status code", found: node)
            return nil
        }
        if (200...999).contains(status) { return status }
        problems.warning("this has no answer but the status \(status), and is left out", at: exchange.place)
        return nil
    }
}
