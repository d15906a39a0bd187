/// Server-sent events as the service frames them: an `event` line, a `data` line of compact JSON, an empty line, LF ends.
public enum SSEEncoder {
    /// The most spaces that the service puts before an event's last brace, as recorded.
    public static let mostPadding = 15

    /// One event's bytes. A ping is the one event that the service writes with a space after its colon, and never pads.
    ///
    /// - Parameter padding: how many spaces stand before the last brace, 0 to `mostPadding`.
    public static func encode(_ event: StreamEvent, padding: Int = 0) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes += "event: ".utf8
        bytes += event.name.utf8
        bytes += "\ndata: ".utf8
        if case .ping = event {
            bytes += #"{"type": "ping"}"#.utf8
        } else {
            JSON.object(event.json).encode(into: &bytes)
            bytes.insert(contentsOf: repeatElement(UInt8(ascii: " "), count: padding), at: bytes.count - 1)
        }
        bytes += "\n\n".utf8
        return bytes
    }
}
