internal import MessagesAPI

/// Reads what an HTTP answer is made of.
enum HTTPReader {
    /// Reads `{status, headers, body}`; bytes that are no text stand in `body_base64`.
    static func read(_ node: Node, _ problems: Problems) -> Reply? {
        MapReader.read(node, "'http'", problems) { map in
            let status = map.value("status", readStatus)
            let headers = map.value("headers", readHeaders) ?? []
            let body = readBody(map, problems)
            var reply = Reply(.http(body.bytes))
            reply.status = status
            reply.headers = headers
            if body.isJSON, !headers.contains(where: { $0.name.lowercased() == "content-type" }) {
                reply.headers.insert(("content-type", "application/json"), at: 0)
            }
            return reply
        }
    }

    /// Reads `body` or `body_base64`, and says whether it is a map or a list, which is sent as JSON.
    static func readBody(_ map: MapReader, _ problems: Problems) -> (bytes: [UInt8], isJSON: Bool) {
        let body = map.value("body", readBody) ?? (bytes: [], isJSON: false)
        let bytes = map.value("body_base64", Base64.read)
        if let first = map.entry("body"), let second = map.entry("body_base64") {
            let line = problems.line(of: first.place)
            problems.error("'body_base64' cannot stand beside 'body' on line \(line)", at: second.place)
        }
        return bytes.map { ($0, false) } ?? body
    }

    /// Reads a status code.
    static func readStatus(_ node: Node, _ problems: Problems) -> Int? {
        if case .integer(let lexeme) = node.resolved, let status = Int(lexeme), (200...999).contains(status) {
            return status
        }
        problems.expected("a status code from 200 to 999", found: node)
        return nil
    }

    /// Reads a map of header fields; `null` takes a field out, and one that is sent more than once has a list.
    static func readHeaders(_ node: Node, _ problems: Problems) -> [(name: String, value: String?)]? {
        guard case .map(let entries) = node.content else {
            problems.error("'headers' must be a map, found \(node.found)", at: node.place)
            return nil
        }
        return entries.flatMap { entry -> [(name: String, value: String?)] in
            checkName(entry, problems)
            warnOfFraming(entry, problems)
            if entry.value.isNull { return [(entry.key, nil)] }
            if entry.value.elements.isEmpty {
                problems.error("the list has no value; null takes a field out", at: entry.value.place)
            }
            return entry.value.elements.map { (entry.key, readValue($0, problems)) }
        }
    }

    /// Notes a header name that HTTP does not allow (RFC 9110, a token).
    static func checkName(_ entry: Node.Entry, _ problems: Problems) {
        if !FieldName.isToken(entry.key) {
            problems.error("'\(entry.key)' cannot be the name of a header", at: entry.place)
        }
    }

    private static func warnOfFraming(_ entry: Node.Entry, _ problems: Problems) {
        guard ["content-length", "transfer-encoding"].contains(entry.key.lowercased()) else { return }
        problems.warning("'\(entry.key)' follows from the body that is sent; this value is not", at: entry.place)
    }

    /// Reads the value of a header.
    static func readValue(_ node: Node, _ problems: Problems) -> String? {
        guard let value = String.read(node, problems) else { return nil }
        // A control character, a line break above all, would end the field or the head.
        if value.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
            problems.error("the value of a header cannot have line breaks or other control characters", at: node.place)
        }
        return value
    }

    private static func readBody(_ node: Node, _ problems: Problems) -> (bytes: [UInt8], isJSON: Bool)? {
        guard !node.isNull else {
            problems.expected("text, a map or a list", found: node)
            return nil
        }
        if case .scalar = node.content { return String.read(node, problems).map { (Array($0.utf8), false) } }
        return JSON.read(node, problems).map { ($0.encoded(), true) }
    }
}
