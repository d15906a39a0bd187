/// An exchange that has come to a hold, everything before it having been given to the kernel.
public struct HoldArrival: Sendable, Equatable {
    /// The hold's name.
    public var name: String
    /// What was sent before it.
    public var progress: PlaybackProgress

    /// An arrival at the hold of that name.
    public init(name: String, progress: PlaybackProgress) {
        self.name = name
        self.progress = progress
    }
}
