/// What the prompt cache did for one request: how many of its tokens were read there, and how many were written.
public struct CacheUse: Sendable, Equatable {
    /// Tokens that an earlier request had written.
    public var read: Int
    /// Tokens that are written and kept for five minutes.
    public var writtenFor5Minutes: Int
    /// Tokens that are written and kept for an hour.
    public var writtenFor1Hour: Int

    /// Nothing, unless more is said.
    public init(read: Int = 0, writtenFor5Minutes: Int = 0, writtenFor1Hour: Int = 0) {
        self.read = read
        self.writtenFor5Minutes = writtenFor5Minutes
        self.writtenFor1Hour = writtenFor1Hour
    }

    /// Tokens that are written, however long they are kept.
    public var written: Int { writtenFor5Minutes + writtenFor1Hour }
}
