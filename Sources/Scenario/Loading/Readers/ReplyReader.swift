internal import MessagesAPI
internal import Timeline

extension Reply {
    /// The keys of which a reply has exactly one.
    static let bodies = ["text", "content", "error", "http"]

    /// The settings that say nothing about a reply that is no message.
    static let messageSettings = [
        "id", "model", "usage", "stop_reason", "stop_sequence", "stop_details", "chunk", "pings", "wire",
    ]

    /// Reads the keys of a reply, which stand beside the keys of its rule. `body` is the one that says what it is.
    static func read(_ body: Node.Entry?, _ map: MapReader, _ problems: Problems) -> Reply {
        // Without a body an error has been noted; what stands beside it is checked all the same.
        var reply = body.flatMap { read($0, problems) } ?? Reply(.content([]))
        reply.readSettings(map, problems)
        if let body, body.key == "error" || body.key == "http" { checkSettings(beside: body, map, problems) }
        return reply
    }

    private static func read(_ body: Node.Entry, _ problems: Problems) -> Reply? {
        switch body.key {
        case "text": Pieces.read(body.value, problems).map { Reply(.content([.text($0)])) }
        case "content": [Block].read(body.value, of: "blocks", problems, Block.read).map { Reply(.content($0)) }
        case "error": APIError.read(body.value, problems).map { Reply(.error($0)) }
        default: HTTPReader.read(body.value, problems)
        }
    }

    /// Reads what stands beside the key that says what a reply is.
    mutating func readSettings(_ map: MapReader, _ problems: Problems) {
        if let status = map.value("status", HTTPReader.readStatus) { self.status = status }
        headers += map.value("headers", HTTPReader.readHeaders) ?? []
        id = map.value("id", String.read)
        model = map.value("model", String.read)
        usage = map.value("usage", UsageReader.read) ?? [:]
        stopReason = map.value("stop_reason", StopReason.read)
        stopSequence = map.value("stop_sequence", String.read)
        stopDetails = map.value("stop_details", JSONObject.read) ?? [:]
        pace = map.value("pace", Pace.read)
        chunk = map.value("chunk", Chunk.read)
        pings = map.value("pings", Pings.read)
        padding = map.value("wire", Wire.read)?.padding
    }

    /// Notes what says nothing about a reply that is no message.
    private static func checkSettings(beside body: Node.Entry, _ map: MapReader, _ problems: Problems) {
        for key in messageSettings {
            guard let entry = map.entry(key) else { continue }
            problems.warning("'\(key)' changes nothing beside '\(body.key)'", at: entry.place)
        }
        if let outer = map.entry("status"), let inner = body.value.entry("status") {
            let line = problems.line(of: inner.place)
            problems.error("'status' is given twice, in '\(body.key)' on line \(line) too", at: outer.place)
        }
    }
}
