/// Where ping events stand in a stream.
public enum Pings: Sendable, Equatable {
    /// One after the first `content_block_start`, as the service sends it.
    case first
    /// None.
    case none
    /// One each time so much of the stream has passed, whatever else is being sent.
    case every(Duration)
}
