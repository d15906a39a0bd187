public import MessagesAPI

/// One step of a scripted event sequence.
public enum ScriptStep: Sendable, Equatable {
    /// What is done to the stream.
    public enum Act: String, Sendable, CaseIterable {
        /// A TCP reset.
        case reset
        /// A FIN, without the chunked body's last chunk.
        case close
        /// A clean end of the body.
        case end
        /// Silence until the client leaves.
        case stall
    }

    /// The events of a content block, start to stop.
    case block(Block)
    /// This JSON as an event; the name stands on the event's line, nil for the JSON's `type`.
    case event(JSONObject, name: String? = nil)
    /// These bytes, as they are.
    case raw([UInt8])
    /// A ping.
    case ping
    /// A pause.
    case wait(Duration)
    /// The stream waits until the test releases the gate of that name.
    case hold(String)
    /// An in-stream error event. Nothing follows it.
    case error(APIError)
    /// The message's start, with this laid over it.
    case messageStart(JSONObject)
    /// The message's end, with this laid over it.
    case messageDelta(JSONObject)
    /// The stream's end, with this laid over it.
    case messageStop(JSONObject)
    /// Something is done to the stream, and nothing follows.
    case act(Act)
}
