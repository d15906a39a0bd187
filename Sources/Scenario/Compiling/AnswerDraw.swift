import MessagesAPI

/// What one answer draws: its ids, and all that is left to chance.
struct AnswerDraw {
    /// Where its ids come from.
    var identifiers: Identifiers
    /// Whether anything of it was left to chance.
    private(set) var usesChance = false

    init(_ identifiers: Identifiers) { self.identifiers = identifiers }

    /// Does something that may be left to chance.
    mutating func byChance<Result>(_ body: (inout SeededGenerator) -> Result) -> Result {
        let fresh = identifiers.generatorForPlay()
        var generator = fresh
        defer { usesChance = usesChance || generator != fresh }
        return body(&generator)
    }
}
