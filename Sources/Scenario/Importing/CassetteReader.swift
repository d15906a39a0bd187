import MessagesAPI
import Timeline

/// Reads the cassettes of VCR.py, and of what writes files like it, in YAML or JSON.
///
///     interactions:
///     - request: {body: '…', headers: {accept: ['*/*']}, method: POST, uri: https://…}
///       response: {body: {string: '…'}, headers: {…}, status: {code: 200, message: OK}}
///     version: 1
enum CassetteReader {
    /// The exchanges of a cassette, in order.
    static func read(_ root: Node, _ problems: Problems) -> [ImportedExchange] {
        if let version = root.entry("version")?.value, version.resolved != .integer("1") {
            problems.error("expected a cassette of version 1, found \(version.found)", at: version.place)
        }
        guard let interactions = root.entry("interactions")?.value else { return [] }
        guard case .list(let nodes) = interactions.content else {
            problems.expected("a list of interactions", found: interactions)
            return []
        }
        return nodes.compactMap { readExchange($0, problems) }
    }

    private static func readExchange(_ node: Node, _ problems: Problems) -> ImportedExchange? {
        let request = ImportReader.required("request", in: node, "an interaction", problems)
        if node.entry("request") != nil, node.entry("response")?.value.isNull ?? true {
            problems.warning("this has no answer, and is left out", at: node.place)
            return nil
        }
        let response = ImportReader.required("response", in: node, "an interaction", problems)
        guard let request, let response else { return nil }
        var exchange = ImportedExchange()
        let method = ImportReader.requiredText("method", in: request, "a request", problems)
        let url = ImportReader.requiredText("uri", in: request, "a request", problems)
        exchange.requestHeaders = readHeaders(of: request, problems)
        exchange.requestBody = readBody(of: request, problems)
        exchange.headers = readHeaders(of: response, problems)
        exchange.body = readBody(of: response, problems)
        guard let status = readStatus(of: response, in: node, problems), let method, let url else { return nil }
        (exchange.method, exchange.url, exchange.status) = (method, url, status)
        return exchange
    }

    /// Older versions for httpx wrote the code beside the body.
    private static func readStatus(of response: Node, in exchange: Node, _ problems: Problems) -> Int? {
        if let code = response.entry("status_code") { return ImportReader.status(code.value, of: exchange, problems) }
        return ImportReader.required("status", in: response, "a response", problems)
            .flatMap { ImportReader.required("code", in: $0, "a status", problems) }
            .flatMap { ImportReader.status($0, of: exchange, problems) }
    }

    private static func readHeaders(of message: Node, _ problems: Problems) -> [Timeline.Header] {
        guard let headers = message.entry("headers")?.value, !headers.isNull else { return [] }
        guard case .map(let entries) = headers.content else {
            problems.error("'headers' must be a map, found \(headers.found)", at: headers.place)
            return []
        }
        return entries.flatMap { entry in
            entry.value.elements.compactMap {
                ImportReader.header(entry.key, $0, at: entry.place, problems)
            }
        }
    }

    /// The body, wherever a version has it: as text, as bytes, or as the value that its JSON stands for.
    private static func readBody(of message: Node, _ problems: Problems) -> [UInt8] {
        if let parsed = message.entry("parsed_body")?.value, !parsed.isNull {
            return JSON.read(parsed, problems)?.encoded() ?? []
        }
        guard let body = message.entry("body")?.value ?? message.entry("content")?.value else { return [] }
        guard case .map = body.content else { return ImportReader.bytes(body, problems) ?? [] }
        if let base64 = body.entry("base64_string")?.value { return Base64.read(base64, problems) ?? [] }
        return ImportReader.required("string", in: body, "a body", problems)
            .flatMap { ImportReader.bytes($0, problems) } ?? []
    }
}
