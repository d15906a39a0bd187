import MessagesAPI

/// A number that fits `minimum`, `maximum`, their exclusive forms and `multipleOf`, where one is easily found.
struct SampleNumber {
    /// The number: the minimum as the schema spells it, where it fits.
    let value: JSON

    /// - Parameter whole: whether it has no fraction.
    init(_ schema: SchemaParts, whole: Bool) {
        let usual = whole ? 1 : 1.5
        let rules = Rules(schema, whole: whole)
        if let minimum = schema.numbers("minimum").first(where: { rules.allow($0.double) }) {
            value = .number(minimum)
        } else {
            value = Self.json(rules.candidates(usual).first(where: rules.allow) ?? usual)
        }
    }

    private static func json(_ number: Double) -> JSON {
        .number(Int(exactly: number).map { JSONNumber($0) } ?? JSONNumber(number))
    }
}

/// What a schema demands of a number.
private struct Rules {
    private let least: Double?
    private let most: Double?
    private let above: Double?
    private let below: Double?
    private let factor: Double?
    private let whole: Bool

    init(_ schema: SchemaParts, whole: Bool) {
        least = schema.numbers("minimum").map(\.double).max()
        most = schema.numbers("maximum").map(\.double).min()
        above = schema.numbers("exclusiveMinimum").map(\.double).max()
        below = schema.numbers("exclusiveMaximum").map(\.double).min()
        factor = schema.numbers("multipleOf").map(\.double).first { $0 > 0 }
        self.whole = whole
    }

    func allow(_ number: Double) -> Bool {
        guard number.isFinite, !whole || number == number.rounded() else { return false }
        if let least, number < least { return false }
        if let most, number > most { return false }
        if let above, number <= above { return false }
        if let below, number >= below { return false }
        guard let factor else { return true }
        // A quotient such as 0.07 / 0.01 is a little off the whole number that it means.
        let quotient = number / factor
        return abs(quotient - quotient.rounded()) <= 1e-9 * max(1, abs(quotient))
    }

    /// The usual number, the next few steps from each bound, and the middle between both.
    func candidates(_ usual: Double) -> [Double] {
        let low = [least, above].compactMap(\.self).max()
        let high = [most, below].compactMap(\.self).min()
        let step = factor ?? (whole ? 1 : 0.5)
        let up = ((low ?? step) / step).rounded(.up)
        let down = ((high ?? step) / step).rounded(.down)
        var candidates = [usual]
        for count in 0..<10 {
            candidates.append((up + Double(count)) * step)
            candidates.append((down - Double(count)) * step)
        }
        candidates.append(((low ?? 0) + (high ?? 0)) / 2)
        return candidates
    }
}
