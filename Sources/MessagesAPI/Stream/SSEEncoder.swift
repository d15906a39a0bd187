/// Server-sent events as the service frames them, unless a format says otherwise: an `event` line, a `data` line of compact
/// JSON, an empty line.
public enum SSEEncoder {
    /// The most spaces that the service puts before an event's last brace, as recorded.
    public static let mostPadding = 15

    /// One event's bytes. A ping is the one event that the service writes with a space after its colon, and never pads.
    ///
    /// - Parameter padding: how many spaces stand before the last brace, 0 to `mostPadding`.
    public static func encode(_ event: StreamEvent, padding: Int = 0, format: SSEFormat = SSEFormat()) -> [UInt8] {
        if case .ping = event { return frame(Array(#"{"type": "ping"}"#.utf8), name: event.name, format) }
        return encode(event.json, name: event.name, padding: padding, format: format)
    }

    /// The bytes of an event of that JSON; the name stands on the event's line.
    public static func encode(
        _ event: JSONObject,
        name: String,
        padding: Int = 0,
        format: SSEFormat = SSEFormat()
    ) -> [UInt8] {
        var data = JSON.object(event).encoded()
        data.insert(contentsOf: repeatElement(UInt8(ascii: " "), count: padding), at: data.count - 1)
        return frame(data, name: name, format)
    }

    /// The bytes of an event that has no name, with that JSON as its data: how other APIs than the service's stream.
    public static func encode(_ json: JSON, format: SSEFormat) -> [UInt8] {
        frame(json.encoded(), name: nil, format)
    }

    /// The bytes of an event that has no name, with that text as its data, which stays in one line.
    public static func encode(_ text: String, _ format: SSEFormat) -> [UInt8] {
        var format = format
        format.hasMultilineData = false
        return frame(Array(text.utf8), name: nil, format)
    }

    private static func frame(_ data: [UInt8], name: String?, _ format: SSEFormat) -> [UInt8] {
        let data = format.escapesUnicode ? JSONText.escaped(data) : data
        let newline = format.newline.bytes
        // Every event of every reply comes by here, so nothing is put together twice.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(data.count + (name?.utf8.count ?? 0) + 32)
        // Behind the first line, so that a byte order mark stands before a field and not before a comment.
        var needsComment = format.hasComments
        func add(_ field: String, _ value: some Sequence<UInt8>) {
            bytes += field.utf8
            bytes += (format.hasSpaceAfterColon ? ": " : ":").utf8
            bytes += value
            bytes += newline
            guard needsComment else { return }
            needsComment = false
            add("", "mock-claude".utf8)
        }
        if let name { add("event", name.utf8) }
        if format.hasMultilineData {
            for line in JSONText.lines(data) { add("data", line) }
        } else {
            add("data", data)
        }
        return bytes + newline
    }
}
