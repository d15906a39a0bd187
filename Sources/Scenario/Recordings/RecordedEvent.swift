import MessagesAPI

/// An event in a recorded stream.
struct RecordedEvent {
    /// Its type: the name on its line, else what its data says.
    let type: String
    /// The name on its line; `message` when it has none.
    let name: String
    /// Its data, when that is a JSON object.
    let json: JSONObject?
    /// After how many bytes of the body it ends, the empty line behind it included.
    let end: Int

    /// The events of a body. What stands between two, such as a comment, belongs to the second; what the end cuts off is none.
    static func all(in body: [UInt8]) -> [RecordedEvent] {
        var decoder = SSEDecoder()
        var events: [RecordedEvent] = []
        var start = 0
        for (index, byte) in body.enumerated() where byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
            // An event ends with a line, and no line ends two.
            let line = body[start...index]
            start = index + 1
            guard let event = decoder.decode(line).first else { continue }
            // The empty line's CR may have its LF behind it.
            let hasMore = byte == UInt8(ascii: "\r") && index + 1 < body.count && body[index + 1] == UInt8(ascii: "\n")
            let json = (try? JSON(parsing: event.data))?.object
            let type = event.name == "message" ? json?["type"]?.string ?? event.name : event.name
            events.append(
                RecordedEvent(
                    type: type,
                    name: event.name,
                    json: json,
                    end: index + (hasMore ? 2 : 1)
                )
            )
        }
        return events
    }
}
