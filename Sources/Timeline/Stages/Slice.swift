/// How the bytes of a body are cut into writes. Each slice is one write: its own TCP segment, and its own HTTP chunk.
public enum Slice: Sendable, Equatable {
    /// Not at all: what is due at the same moment may share a write.
    case none
    /// Each event is a write.
    case event
    /// So many bytes are a write, counted through the body; 1 or more.
    case bytes(Int)
    /// Each line is a write, together with its end.
    case line
    /// Each event is cut inside every character that takes more than one byte.
    case utf8
    /// Some bytes are a write, how many is chance.
    case random
}
