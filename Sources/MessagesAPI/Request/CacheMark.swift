/// A place in a prompt up to which the client wants it cached: a `cache_control`.
public struct CacheMark: Sendable, Equatable {
    /// How long what is written is kept since it was last used.
    public enum Lifetime: String, Sendable, CaseIterable {
        /// Five minutes: what is meant when nothing is said.
        case fiveMinutes = "5m"
        /// An hour.
        case oneHour = "1h"

        /// The time itself.
        public var duration: Duration { self == .oneHour ? .seconds(3600) : .seconds(300) }
    }

    /// The block that the mark stands at, by its place in the prompt.
    public let block: Int
    /// How long what is written there is kept.
    public let lifetime: Lifetime

    /// A mark at that block.
    public init(block: Int, lifetime: Lifetime) {
        self.block = block
        self.lifetime = lifetime
    }
}

extension CacheMark.Lifetime {
    /// What a `cache_control` says; nil when there is none. One that cannot be understood is the validator's business.
    init?(_ control: JSONNode?) {
        guard let control, control[.type] == "ephemeral" else { return nil }
        self = control[.ttl]?.string.flatMap(Self.init) ?? .fiveMinutes
    }
}
