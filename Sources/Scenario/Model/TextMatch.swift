/// What a text must be like.
public indirect enum TextMatch: Sendable {
    /// It contains this text.
    case contains(String, ignoreCase: Bool = false)
    /// It is this text.
    case equals(String, ignoreCase: Bool = false)
    /// The expression is found somewhere in it.
    case regex(TextPattern)
    /// The whole of it fits a shell pattern of `*`, `?` and `[…]`.
    case glob(TextPattern)
    /// The match inside does not hold.
    case not(TextMatch)
    /// One of these holds.
    case anyOf([TextMatch])
}
