/// The models that the service names, for `/v1/models`.
///
/// Ids and dates are those of the official clients (the list in Python 2.11.0, its changelog and its table of
/// deprecations) and of their predecessors. Models that have been retired are listed as deprecated, because programs that
/// name them are still tested.
public enum ModelCatalog {
    /// The listed models, the newest first.
    public static let models: [ModelInfo] = [
        entry("claude-fable-5-2", "Claude Fable 5.2", "2026-11-09", output: 128_000, context: 1_000_000),
        entry("claude-mythos-5-2", "Claude Mythos 5.2", "2026-11-09", output: 128_000, context: 1_000_000),
        entry("claude-haiku-5-5", "Claude Haiku 5.5", "2026-10-07", output: 128_000),
        entry("claude-sonnet-5-5", "Claude Sonnet 5.5", "2026-09-28", output: 128_000, context: 1_000_000),
        entry("claude-opus-5-5", "Claude Opus 5.5", "2026-09-22", output: 128_000, context: 1_000_000),
        entry("claude-fable-5-1", "Claude Fable 5.1", nil, output: 128_000, context: 1_000_000),
        entry("claude-mythos-5-1", "Claude Mythos 5.1", nil, output: 128_000, context: 1_000_000),
        entry("claude-opus-5", "Claude Opus 5", "2026-07-24", output: 128_000, context: 1_000_000),
        entry("claude-sonnet-5", "Claude Sonnet 5", "2026-06-30", output: 128_000, context: 1_000_000),
        entry("claude-fable-5", "Claude Fable 5", "2026-06-09", output: 128_000, context: 1_000_000),
        entry("claude-mythos-5", "Claude Mythos 5", "2026-06-09", output: 128_000, context: 1_000_000),
        entry("claude-opus-4-8", "Claude Opus 4.8", "2026-05-28", output: 128_000, context: 1_000_000),
        entry("claude-opus-4-7", "Claude Opus 4.7", "2026-04-16", output: 128_000, context: 1_000_000),
        entry("claude-mythos-preview", "Claude Mythos Preview", "2026-04-07", until: "2026-06-30", output: 128_000),
        entry("claude-sonnet-4-6", "Claude Sonnet 4.6", "2026-02-17", output: 128_000, context: 1_000_000),
        entry("claude-opus-4-6", "Claude Opus 4.6", "2026-02-05", output: 128_000, context: 1_000_000),
        entry("claude-opus-4-5-20251101", "Claude Opus 4.5", "2025-11-24", output: 64_000),
        entry("claude-haiku-4-5-20251001", "Claude Haiku 4.5", "2025-10-15", output: 64_000),
        entry("claude-sonnet-4-5-20250929", "Claude Sonnet 4.5", "2025-09-29", until: "2026-11-30", output: 64_000),
        entry("claude-opus-4-1-20250805", "Claude Opus 4.1", "2025-08-05", until: "2026-08-05", output: 32_000),
        entry("claude-opus-4-20250514", "Claude Opus 4", "2025-05-22", until: "2026-06-15", output: 32_000),
        entry("claude-sonnet-4-20250514", "Claude Sonnet 4", "2025-05-22", until: "2026-06-15", output: 64_000),
        entry("claude-3-7-sonnet-20250219", "Claude Sonnet 3.7", "2025-02-24", until: "2026-02-19", output: 64_000),
        entry("claude-3-5-haiku-20241022", "Claude Haiku 3.5", "2024-10-22", until: "2026-02-19", output: 8_192),
        entry(
            "claude-3-5-sonnet-20241022",
            "Claude Sonnet 3.5 (New)",
            "2024-10-22",
            until: "2025-10-28",
            output: 8_192
        ),
        entry(
            "claude-3-5-sonnet-20240620",
            "Claude Sonnet 3.5 (Old)",
            "2024-06-20",
            until: "2025-10-28",
            output: 8_192
        ),
        entry("claude-3-haiku-20240307", "Claude Haiku 3", "2024-03-07", until: "2026-04-19", output: 4_096),
        entry("claude-3-opus-20240229", "Claude Opus 3", "2024-02-29", until: "2026-01-05", output: 4_096),
    ]

    /// The model of that id. An alias (`claude-sonnet-4-5`, `claude-3-5-haiku-latest`) stands for the listed model, and
    /// any other name that begins with `claude-` for a model of which no more is known; nil for every other name.
    public static func model(_ id: String) -> ModelInfo? {
        if let listed = byName[id] { return listed }
        let model = ModelInfo(id: id)
        return model.isNamedAsClaude ? model : nil
    }

    /// A model of that name of which no more is known, whoever's it is.
    package static func madeUp(_ id: String) -> ModelInfo { ModelInfo(id: id) }

    /// The listed models by all names that stand for them. An alias stands for the newest, which comes first.
    private static let byName: [String: ModelInfo] = {
        let ids = models.map { ($0.id, $0) }
        let others = models.flatMap { model in aliases(of: model.id).map { ($0, model) } }
        return Dictionary(ids + others) { first, _ in first }
    }()

    /// The names without a date that stand for an id with one.
    private static func aliases(of id: String) -> [String] {
        let (stem, date) = (id.utf8.dropLast(8), id.utf8.suffix(8))
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard date.allSatisfy(digits.contains), stem.last == UInt8(ascii: "-") else { return [] }
        let name = String(decoding: stem.dropLast(), as: UTF8.self)
        // Opus and Sonnet 4 have aliases that end in -0.
        return ["", "-latest", "-0"].map { name + $0 }
    }

    private static func entry(
        _ id: String,
        _ displayName: String,
        _ created: String?,
        until retirement: String? = nil,
        output: Int,
        context: Int = 200_000
    ) -> ModelInfo {
        ModelInfo(
            id: id,
            displayName: displayName,
            createdAt: (created ?? "1970-01-01") + "T00:00:00Z",
            retiresAt: retirement.map { $0 + "T00:00:00Z" },
            maxInputTokens: context,
            maxTokens: output
        )
    }
}
