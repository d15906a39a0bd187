import MessagesAPI

/// An event of a type that no client knows. Clients must let such events pass, since the service may add types at any time
/// (documentation of streaming).
enum UnknownEvent {
    /// Its type.
    static let type = "mock_claude_event"

    /// Its bytes.
    static func bytes(_ format: SSEFormat) -> [UInt8] {
        SSEEncoder.encode(["type": .string(type), "note": "no client knows this type"], name: type, format: format)
    }

    /// Whether one comes behind an event of that type: where the message begins, and inside each content block.
    static func follows(_ event: String) -> Bool { event == "message_start" || event == "content_block_start" }
}
