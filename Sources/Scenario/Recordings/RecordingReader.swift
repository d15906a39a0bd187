internal import MessagesAPI
internal import Timeline

extension Recording {
    /// The version of the format that is read and written.
    static let version = 1

    /// Reads a whole recording.
    static func read(_ node: Node, _ problems: Problems) -> Recording? {
        MapReader.read(node, "a recording", problems) { map in
            let version = map.required("recording", readVersion)
            let request = map.required("request", Request.read)
            let response = map.required("response", Response.read)
            guard version != nil, let request, let response else { return nil }
            return Recording(request: request, response: response)
        }
    }

    private static func readVersion(_ node: Node, _ problems: Problems) -> Int? {
        guard let given = Int.read(node, in: 1...Int.max, problems) else { return nil }
        if given == version { return given }
        problems.error("a recording of version \(given) cannot be read, only of version \(version)", at: node.place)
        return nil
    }

    /// Reads a map of header fields; one that was sent more than once has a list.
    fileprivate static func readHeaders(_ node: Node, _ problems: Problems) -> [Timeline.Header]? {
        guard case .map(let entries) = node.content else {
            problems.error("'headers' must be a map, found \(node.found)", at: node.place)
            return nil
        }
        return entries.flatMap { entry in
            HTTPReader.checkName(entry, problems)
            return entry.value.elements.compactMap { HTTPReader.readValue($0, problems) }
                .map { Timeline.Header(entry.key, $0) }
        }
    }
}

extension Recording.Request {
    static func read(_ node: Node, _ problems: Problems) -> Self? {
        MapReader.read(node, "a recorded request", problems) { map in
            let method = map.required("method", String.read)
            let path = map.required("path", String.read)
            let headers = map.value("headers", Recording.readHeaders) ?? []
            let body = HTTPReader.readBody(map, problems).bytes
            let ignored = map.value("ignore", readPointers) ?? []
            guard let method, let path else { return nil }
            return Self(method: method, path: path, headers: headers, body: body, ignored: ignored)
        }
    }

    private static func readPointers(_ node: Node, _ problems: Problems) -> [JSONPointer]? {
        [JSONPointer].read(node, of: "JSON Pointers", problems) { node, problems in
            guard let text = String.read(node, problems) else { return nil }
            if let pointer = JSONPointer(text) { return pointer }
            problems.error("expected a JSON Pointer like /metadata/user_id, found '\(text)'", at: node.place)
            return nil
        }
    }
}

extension Recording.Response {
    fileprivate static func read(_ node: Node, _ problems: Problems) -> Self? {
        if case .map(let entries) = node.content, entries.map(\.key) == ["body"] {
            return readWithoutHead(entries[0].value, problems)
        }
        return MapReader.read(node, "a recorded response", problems) { map in
            let status = map.required("status", HTTPReader.readStatus)
            let headAt = map.value("at", Duration.read) ?? .zero
            let headers = map.value("headers", Recording.readHeaders) ?? []
            let body = map.required("body") { RecordedBody.read($0, from: headAt, $1) }
            let framing = map.value("framing") { Recording.Framing.read($0, of: body, $1) }
            guard let status, let body else { return nil }
            return Self(
                status: status,
                headAt: headAt,
                headers: headers,
                framing: framing ?? .chunked,
                slices: body.slices,
                end: body.end,
                endAt: body.endAt
            )
        }
    }

    /// Reads an answer that has no status: the end came before there was a head.
    private static func readWithoutHead(_ node: Node, _ problems: Problems) -> Self? {
        guard let body = RecordedBody.read(node, from: .zero, problems) else { return nil }
        if body.slices.isEmpty, body.end != .complete { return .none(body.end) }
        problems.error(
            "a recorded response needs 'status'; without one there is no head, and its body is only an end before its time",
            at: node.place
        )
        return nil
    }
}

extension Recording.Framing {
    /// Reads `chunked`, `length` for as many bytes as there are, or `{length: N}` for more. A head alone, as HEAD asks for it,
    /// tells a length that nothing comes of.
    fileprivate static func read(_ node: Node, of body: RecordedBody?, _ problems: Problems) -> Self? {
        let count = body?.byteCount ?? 0
        guard case .map = node.content else {
            let names = ["chunked", "length"]
            return String.read(node, oneOf: names, or: "{length: 5000}", "framing", problems)
                .map { $0 == "chunked" ? .chunked : .length(count) }
        }
        return MapReader.read(node, "a framing", problems) { map in
            let length = map.required("length") { Int.read($0, in: 0...Int.max, $1) }
            guard let length, let body else { return nil }
            if length < count {
                problems.error("the body has \(count) bytes, which is more than its length", at: node.place)
            } else if length > count, count > 0, body.end == .complete {
                problems.error(
                    "the body is complete with \(count) bytes, and its length is another; 'framing: length' is always "
                        + "as long as the body",
                    at: node.place
                )
            }
            return .length(length)
        }
    }
}
