/// A model as `/v1/models` describes it.
public struct ModelInfo: Sendable, Equatable {
    /// How far a model is from its end.
    public enum Lifecycle: String, Sendable, CaseIterable {
        /// Available to all.
        case active
        /// Available still, and on the way out.
        case deprecated
        /// Gone.
        case retired
    }

    /// The model's id.
    public let id: String
    /// Its name for people: `Claude Sonnet 4.5`.
    public let displayName: String
    /// The day of its release, as RFC 3339 has it; the epoch where it is not known, as the service does.
    public let createdAt: String
    /// How far it is from its end.
    public let lifecycle: Lifecycle
    /// The day on which it ends, nil when none is set.
    public let retiresAt: String?
    /// The most tokens that it reads, nil when that is not known.
    public let maxInputTokens: Int?
    /// The most tokens that it writes, nil when that is not known.
    public let maxTokens: Int?
    private let name: ModelName?

    init(
        id: String,
        displayName: String? = nil,
        createdAt: String = "1970-01-01T00:00:00Z",
        retiresAt: String? = nil,
        maxInputTokens: Int? = nil,
        maxTokens: Int? = nil
    ) {
        self.id = id
        self.displayName = displayName ?? id
        self.createdAt = createdAt
        self.retiresAt = retiresAt
        self.maxInputTokens = maxInputTokens
        self.maxTokens = maxTokens
        lifecycle = retiresAt == nil ? .active : .deprecated
        name = ModelName(id)
    }

    /// Whether the id is one that a Claude model may have.
    var isNamedAsClaude: Bool { name != nil }

    // A known line without a version (`claude-mythos-preview`) is newer than the old ways. Of a name that tells neither,
    // nothing is known, so it takes the old ways and the new.

    /// Whether the model goes on from an assistant message at the end of the conversation; until 4.5.
    public var acceptsPrefill: Bool { isBefore(4, 6) ?? true }
    /// Whether the client may set how many tokens the model thinks; until 4.6.
    public var acceptsThinkingBudget: Bool { isBefore(4, 7) ?? true }
    /// Whether the model decides by itself how much it thinks; since 4.6.
    public var acceptsAdaptiveThinking: Bool { isBefore(4, 6).map(!) ?? true }
    /// Whether the client may set the temperature; until 4.6.
    public var acceptsSampling: Bool { isBefore(4, 7) ?? true }
    /// Whether the model thinks at all; since 3.7.
    public var thinks: Bool { isBefore(3, 7).map(!) ?? true }

    /// The fewest tokens that a prompt must have up to a mark for the service to cache it (prompt caching, "Minimum cacheable
    /// prompt length"). Models that are newer than those named there are taken to be like the newest of their line.
    public var leastCachedTokens: Int {
        switch line {
        case "haiku": isBefore(4, 5) ?? true ? 2048 : 4096
        case "opus" where isBefore(4, 5) == false:
            if isBefore(4, 7) == true {
                4096
            } else if isBefore(4, 8) == true {
                2048
            } else {
                isBefore(5, 0) == true ? 1024 : 512
            }
        case "fable", "mythos": 512
        default: 1024
        }
    }

    /// Whether tokens that are read from the cache count towards the limit of input tokens; for Haiku until 3.5.
    public var limitsCacheReads: Bool { line == "haiku" && isBefore(4, 0) ?? false }

    private func isBefore(_ major: Int, _ minor: Int) -> Bool? {
        guard let version = name?.version else { return line == nil ? nil : false }
        return version < ModelName.Version(major: major, minor: minor)
    }

    /// The line that the model belongs to, nil for one that the clients do not know.
    public var line: String? {
        name?.line.flatMap { ["haiku", "sonnet", "opus", "fable", "mythos"].contains($0) ? $0 : nil }
    }
}
