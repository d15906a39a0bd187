/// What works on a loop beside its connections: a library with sockets and times of its own.
///
/// Everything is called on the loop's thread, in turn with all else that the loop does. Nothing may block.
public protocol LoopGuest: AnyObject, Sendable {
    /// The loop is about to take its first turn. The host is the guest's until `end`.
    func begin(on host: LoopHost)

    /// A descriptor that is watched is ready, and will be told again for as long as it is.
    func descriptorReady(_ descriptor: Int32, _ readiness: DescriptorReadiness)

    /// The moment that was asked for has come.
    func timeReached()

    /// The loop is over, with all its connections: everything is given back. Called once for each `begin`; nothing is
    /// called after it, and the host does nothing any more.
    func end()
}

/// What a guest wants to know of a descriptor, and what it is told.
public struct DescriptorReadiness: OptionSet, Sendable {
    /// One bit for each of the members.
    public let rawValue: UInt8

    /// There is something to read, or nothing more will come.
    public static let readable = DescriptorReadiness(rawValue: 1)
    /// There is room to write.
    public static let writable = DescriptorReadiness(rawValue: 2)
    /// It is broken, or both sides have ended; told whether or not it was asked for.
    public static let failed = DescriptorReadiness(rawValue: 4)

    /// The members whose bits are set.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }
}
