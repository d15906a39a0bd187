public import MessagesAPI
public import Timeline

/// How the same events travel: how they are spelled, and how they are cut into writes. What is nil is left to the
/// scenario's own choice, and there to the service's way.
public struct Wire: Sendable, Equatable {
    /// How the body is cut into writes.
    public var slice: Slice?
    /// What ends a line.
    public var newline: SSEFormat.Newline?
    /// Whether a space stands between a field's colon and its value.
    public var spaceAfterColon: Bool?
    /// Whether the body begins with a byte order mark.
    public var byteOrderMark: Bool?
    /// Whether a comment stands in each event.
    public var comments: Bool?
    /// Whether there are events of a type that no client knows.
    public var unknownEvents: Bool?
    /// Whether an event's JSON is spread over several lines.
    public var multilineData: Bool?
    /// Whether characters beyond ASCII are written as `\uXXXX`.
    public var escapesUnicode: Bool?
    /// Whether events have the spaces that the service puts before their last brace, seeded.
    public var padding: Bool?

    /// Nothing is said.
    public init() {}
}

extension Wire {
    /// This, and where it says nothing, what the other says.
    func filled(from other: Wire) -> Wire {
        var wire = self
        wire.slice = slice ?? other.slice
        wire.newline = newline ?? other.newline
        wire.spaceAfterColon = spaceAfterColon ?? other.spaceAfterColon
        wire.byteOrderMark = byteOrderMark ?? other.byteOrderMark
        wire.comments = comments ?? other.comments
        wire.unknownEvents = unknownEvents ?? other.unknownEvents
        wire.multilineData = multilineData ?? other.multilineData
        wire.escapesUnicode = escapesUnicode ?? other.escapesUnicode
        wire.padding = padding ?? other.padding
        return wire
    }

    /// How events are spelled.
    var format: SSEFormat {
        var format = SSEFormat()
        format.newline = newline ?? format.newline
        format.hasSpaceAfterColon = spaceAfterColon ?? format.hasSpaceAfterColon
        format.hasComments = comments ?? format.hasComments
        format.hasMultilineData = multilineData ?? format.hasMultilineData
        format.escapesUnicode = escapesUnicode ?? format.escapesUnicode
        return format
    }
}
