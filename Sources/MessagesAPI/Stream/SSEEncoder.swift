/// Server-sent events as the service frames them: an `event` line, a `data` line of compact JSON, an empty line, LF ends.
public enum SSEEncoder {
    /// The most spaces that the service puts before an event's last brace, as recorded.
    public static let mostPadding = 15

    /// One event's bytes. A ping is the one event that the service writes with a space after its colon, and never pads.
    ///
    /// - Parameter padding: how many spaces stand before the last brace, 0 to `mostPadding`.
    public static func encode(_ event: StreamEvent, padding: Int = 0) -> [UInt8] {
        if case .ping = event { return frame(Array(#"{"type": "ping"}"#.utf8), name: event.name) }
        return encode(event.json, name: event.name, padding: padding)
    }

    /// The bytes of an event of that JSON; the name stands on the event's line.
    public static func encode(_ event: JSONObject, name: String, padding: Int = 0) -> [UInt8] {
        var data = JSON.object(event).encoded()
        data.insert(contentsOf: repeatElement(UInt8(ascii: " "), count: padding), at: data.count - 1)
        return frame(data, name: name)
    }

    private static func frame(_ data: [UInt8], name: String) -> [UInt8] {
        Array("event: \(name)\ndata: ".utf8) + data + "\n\n".utf8
    }
}
