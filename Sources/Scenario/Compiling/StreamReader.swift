import MessagesAPI

/// Reads the items of a stream as a client does: raw bytes hold the events that they spell, whole or in pieces.
struct StreamReader {
    private var decoder = SSEDecoder()

    /// Whether raw bytes have begun an event that is not complete yet.
    var isInsideEvent: Bool { decoder.hasUnfinishedEvent }

    /// The events that the item completes, in order; nil for one whose data is no JSON object.
    mutating func read(_ item: StreamItem) -> [JSONObject?] {
        switch item {
        // The same as decoding their bytes, without the work.
        case .event(let event, _) where !isInsideEvent: [event]
        case .ping where !isInsideEvent: [StreamEvent.ping.json]
        case .event, .ping, .raw: decoder.decode(item.bytes()).map { (try? JSON(parsing: $0.data))?.object }
        case .action: []
        }
    }
}
