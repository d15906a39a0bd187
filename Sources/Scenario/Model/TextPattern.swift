/// A compiled pattern, with the text that it was written as.
public struct TextPattern: Sendable {
    /// The pattern as it was written.
    public let source: String
}
