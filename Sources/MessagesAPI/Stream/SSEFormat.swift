/// How server-sent events are spelled. All ways mean the same to a client that reads them as the standard says (WHATWG HTML,
/// server-sent events); the defaults are the service's.
public struct SSEFormat: Sendable, Equatable {
    /// What ends a line.
    public enum Newline: String, Sendable, CaseIterable {
        /// A line feed.
        case lf
        /// A carriage return and a line feed.
        case crlf
        /// A carriage return.
        case cr

        /// What is sent.
        public var bytes: [UInt8] {
            switch self {
            case .lf: [0x0A]
            case .crlf: [0x0D, 0x0A]
            case .cr: [0x0D]
            }
        }
    }

    /// What ends a line.
    public var newline = Newline.lf
    /// Whether a space stands between a field's colon and its value.
    public var hasSpaceAfterColon = true
    /// Whether a comment stands in each event, behind its first line.
    public var hasComments = false
    /// Whether an event's JSON is spread over several lines.
    public var hasMultilineData = false
    /// Whether characters beyond ASCII are written as `\uXXXX`.
    public var escapesUnicode = false

    /// The service's own way.
    public init() {}
}
