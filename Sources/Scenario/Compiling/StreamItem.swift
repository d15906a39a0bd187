import MessagesAPI
import Timeline

/// One thing of a reply's stream, ready to be sent or done.
enum StreamItem: Equatable {
    /// An event of that JSON; the name stands on the event's line.
    case event(JSONObject, name: String)
    /// A ping.
    case ping
    /// These bytes, as they are.
    case raw([UInt8])
    /// What is done to the stream.
    case action(Step.Action)

    /// An event of the service's.
    init(_ event: StreamEvent) { self = .event(event.json, name: event.name) }

    /// What is sent; empty for all that sends nothing.
    ///
    /// - Parameters:
    ///   - padding: how many spaces stand before the last brace of an event, pings aside.
    ///   - format: how events are spelled.
    func bytes(padding: Int = 0, format: SSEFormat = SSEFormat()) -> [UInt8] {
        switch self {
        case .event(let event, let name):
            SSEEncoder.encode(event, name: name, padding: isPing ? 0 : padding, format: format)
        case .ping: SSEEncoder.encode(.ping, format: format)
        case .raw(let bytes): bytes
        case .action: []
        }
    }

    private var isPing: Bool {
        if case .event(let event, _) = self { event["type"] == "ping" } else { self == .ping }
    }
}
