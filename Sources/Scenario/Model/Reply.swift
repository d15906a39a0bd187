public import MessagesAPI
public import Timeline

/// One reply as a tester scripts it. What is left out is what the service would send.
public struct Reply: Sendable {
    /// What the reply consists of.
    public enum Body: Sendable {
        /// A message of these blocks.
        case content([Block])
        /// A stream of these steps.
        case events([ScriptStep])
        /// A recorded exchange, byte for byte.
        case recording(RecordedReply)
        /// An HTTP error in Claude's envelope.
        case error(APIError)
        /// An HTTP answer with exactly these bytes.
        case http([UInt8])
    }

    /// What the reply consists of.
    public var body: Body
    /// The status code; nil for 200, or what the error's type says.
    public var status: Int?
    /// Header fields laid over those that would be sent, in order; a nil value takes a field out, and one that is given more
    /// than once is sent as often.
    public var headers: [(name: String, value: String?)] = []
    /// The message's id; nil for one derived from the seed.
    public var id: String?
    /// The model named in the reply; nil for the scenario's, or the request's own.
    public var model: String?
    /// Usage fields laid over the estimated ones.
    public var usage: JSONObject = [:]
    /// Why the message stopped; nil for what the fields below tell, else `tool_use` after a tool call, else `end_turn`.
    public var stopReason: StopReason?
    /// The stop sequence that was met.
    public var stopSequence: String?
    /// What is told about a refusal, laid over what the service tells without a category.
    public var stopDetails: JSONObject = [:]
    /// What is told of a container: its id, members laid over what would be told, or `null` for none; nil for what the
    /// service tells: of the one that the request names, or that the reply's code ran in.
    public var container: JSON?
    /// What is told of the management of the context, laid over that nothing was done, or `null`; nil for what the service
    /// tells.
    public var contextManagement: JSON?
    /// When events are due; nil for the scenario's pace.
    public var pace: Pace?
    /// How text is cut; nil for the scenario's way.
    public var chunk: Chunk?
    /// Where pings stand; nil for the scenario's choice.
    public var pings: Pings?
    /// How the bytes travel, where it differs from the scenario's way.
    public var wire = Wire()
    /// When the bytes of a recording are played; nil for as they came.
    public var replay: Replay?
    /// What is done to it on the wire. Those at one place act in this order.
    public var faults: [ReplyFault] = []
    /// Whether the reply may break the grammar of Claude's streams.
    public var isUnchecked = false
    /// Whether the client is expected to hang up before the end, so that it is no finding when it does.
    public var mayLeave = false

    /// A reply of that body.
    public init(_ body: Body) { self.body = body }
}

extension Reply {
    /// One text block.
    public static func text(_ text: String) -> Reply { Reply(.content([.text(.whole(text))])) }

    /// A recorded exchange, byte for byte.
    public static func recording(_ recording: Recording) -> Reply { Reply(.recording(RecordedReply(recording))) }

    /// An HTTP error in Claude's envelope.
    public static func error(_ type: APIErrorType, message: String? = nil) -> Reply {
        Reply(.error(APIError(type, message: message)))
    }
}
