import Timeline

/// Reads HAR files, the archives of browsers and proxies (HTTP Archive 1.2).
enum HARReader {
    /// The exchanges of an archive, in order.
    static func read(_ log: Node, _ problems: Problems) -> [ImportedExchange] {
        guard let entries = ImportReader.required("entries", in: log, "'log'", problems) else { return [] }
        guard case .list(let nodes) = entries.content else {
            problems.expected("a list of entries", found: entries)
            return []
        }
        return nodes.compactMap { readExchange($0, problems) }
    }

    private static func readExchange(_ node: Node, _ problems: Problems) -> ImportedExchange? {
        let request = ImportReader.required("request", in: node, "an entry", problems)
        let response = ImportReader.required("response", in: node, "an entry", problems)
        guard let request, let response else { return nil }
        let method = ImportReader.requiredText("method", in: request, "a request", problems)
        let url = ImportReader.requiredText("url", in: request, "a request", problems)
        let status = ImportReader.required("status", in: response, "a response", problems)
            .flatMap { ImportReader.status($0, of: node, problems) }
        let body = readContent(of: response, in: node, problems)
        guard let method, let url, let status, let body else { return nil }
        var exchange = ImportedExchange(method: method, url: url, status: status, body: body)
        exchange.requestHeaders = readHeaders(of: request, problems)
        exchange.headers = readHeaders(of: response, problems)
        if let text = request.entry("postData")?.value.entry("text") {
            exchange.requestBody = ImportReader.bytes(text.value, problems) ?? []
        }
        let timings = node.entry("timings")?.value
        exchange.headAt = readTime("wait", in: timings)
        exchange.bodyAt = exchange.headAt + readTime("receive", in: timings)
        return exchange
    }

    private static func readHeaders(of message: Node, _ problems: Problems) -> [Timeline.Header] {
        guard let headers = message.entry("headers")?.value else { return [] }
        return headers.elements.compactMap { field in
            let name = ImportReader.requiredText("name", in: field, "a header field", problems)
            let value = ImportReader.required("value", in: field, "a header field", problems)
            guard let name, let value else { return nil }
            return ImportReader.header(name, value, at: field.place, problems)
        }
    }

    /// The body as it was decoded; nil with a note when the program did not keep it.
    private static func readContent(of response: Node, in entry: Node, _ problems: Problems) -> [UInt8]? {
        guard let content = response.entry("content")?.value, let text = content.entry("text")?.value else {
            guard case .integer(let size)? = response.entry("content")?.value.entry("size")?.value.resolved,
                let count = Int(size), count > 0
            else { return [] }
            problems.warning("the body of this answer was not kept, so it is left out", at: entry.place)
            return nil
        }
        guard let encoding = content.entry("encoding"), !encoding.value.isNull else {
            return ImportReader.bytes(text, problems)
        }
        guard String.read(encoding.value, oneOf: ["base64"], "encoding", problems) != nil else { return nil }
        return Base64.read(text, problems)
    }

    /// A time in milliseconds; what does not apply is -1.
    private static func readTime(_ key: String, in timings: Node?) -> Duration {
        guard case .scalar(let scalar)? = timings?.entry(key)?.value.content,
            let milliseconds = Double(scalar.text), milliseconds.isFinite
        else { return .zero }
        return min(max(.milliseconds(milliseconds), .zero), .longestWait)
    }
}
