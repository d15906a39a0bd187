/// When the bytes of a recording are played.
public enum Replay: String, Sendable, CaseIterable {
    /// As they came: the same slices, the same gaps.
    case exact
    /// Each event in one write, when its last byte came.
    case events
    /// Everything at once.
    case instant
}
