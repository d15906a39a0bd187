/// How text is cut into deltas. Never inside a character.
public enum Chunk: Sendable, Equatable {
    /// A word with the white space before it.
    case word
    /// All of it in one delta.
    case whole
    /// So many characters a delta, 1 or more.
    case characters(Int)
}
