/// What is recorded, and what is answered from the recordings that are there.
public enum RecordMode: String, Sendable, CaseIterable {
    /// Everything is recorded, where there is no recording yet. What is there is never overwritten.
    case once
    /// What has a recording is answered from it; the rest is recorded.
    case new
    /// Everything is recorded. The recordings of a request that is made again are replaced.
    case all
    /// Nothing is recorded, and nobody is asked: what has no recording is an error.
    case none
}

extension RecordMode {
    /// Whether requests are answered from recordings where there are any.
    public var replays: Bool { self == .new || self == .none }

    /// Whether the upstream is asked for what has no recording.
    public var records: Bool { self != .none }
}
