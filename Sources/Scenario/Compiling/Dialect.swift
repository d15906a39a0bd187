package import MessagesAPI
package import Timeline

/// How one endpoint spells what is answered: as the service's own API does, or as another API that carries the same messages.
///
///     items ─▶ steps ─▶ translation ─▶ pings, pace ─▶ faults ─▶ slices
///
/// A stream is translated before anything counts or times its events, so that a pace and a position mean the events that the
/// client sees.
package protocol Dialect: Sendable {
    /// What the ids of this endpoint have behind their prefix: `bdrk_` in `msg_bdrk_01…`; empty for the service's own.
    var idMark: String { get }

    /// Whether all that its answers have for their own is what a `ReplyForm` has blanks for.
    var hasForms: Bool { get }

    /// The header fields of every answer.
    ///
    /// - Parameter seed: the scenario's seed.
    func headers(requestID: String, seed: UInt64) -> [Timeline.Header]

    /// The header fields of a stream.
    var streamHeaders: [Timeline.Header] { get }

    /// The body of a message for a client that does not stream.
    func body(of message: Message) -> JSON

    /// The header fields that tell of a message to a client that does not stream.
    func headers(of message: Message) -> [Timeline.Header]

    /// The answer that is an error: its status, header fields and body.
    func answer(_ error: APIError, requestID: String) -> Timeline

    /// Translates one stream, from its beginning; nil where events are sent as the service's own API sends them.
    ///
    /// - Parameter format: how server-sent events are spelled, where the dialect has any.
    func translation(_ format: SSEFormat) -> (any StreamTranslation)?
}

/// A translation of one stream, event by event.
package protocol StreamTranslation {
    /// What is sent in the place of the next event: nothing, or one event or more of the dialect's.
    mutating func frames(for event: JSONObject) -> [StreamFrame]
}

/// An event as a dialect sends it.
package struct StreamFrame: Sendable, Equatable {
    /// What is sent.
    package var bytes: [UInt8]
    /// The same with its data cut in half and its framing whole; nil where the bytes are server-sent events, in which it can be
    /// found.
    package var corrupted: [UInt8]?

    /// A frame of those bytes.
    package init(_ bytes: [UInt8], corrupted: [UInt8]? = nil) {
        self.bytes = bytes
        self.corrupted = corrupted
    }
}

extension Dialect {
    package var hasForms: Bool { false }

    package func headers(of message: Message) -> [Timeline.Header] { [] }

    /// The bytes of one event that stands for itself, such as an error or a ping; none where the dialect has no such event.
    func bytes(of event: StreamEvent, _ format: SSEFormat) -> [UInt8] {
        guard var translation = translation(format) else { return SSEEncoder.encode(event, format: format) }
        return translation.frames(for: event.json).flatMap(\.bytes)
    }
}
