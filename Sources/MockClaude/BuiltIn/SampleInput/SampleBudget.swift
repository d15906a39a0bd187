import MessagesAPI

/// What a sample may still cost. A client writes the schema, so without a bound a short one that refers to itself could
/// ask for more values than there is memory.
struct SampleBudget {
    private var units: Int

    /// A value is worth a hundred names that are looked through, or bytes that are written.
    private static let unitsOfAValue = 100

    /// A budget for so many values.
    init(values: Int) { units = values * Self.unitsOfAValue }

    /// Whether nothing more may be looked at; what has been begun is then finished in the cheapest way.
    var isSpent: Bool { units <= 0 }

    /// Pays for values, and for names that are looked through or bytes that are written.
    mutating func spend(values: Int = 0, units count: Int = 0) {
        units -= min(units, values * Self.unitsOfAValue + count)
    }

    /// Pays for a value that the schema itself gives, which is taken over as a whole.
    mutating func spend(for given: JSON) {
        if isSpent { return }
        switch given {
        case .null, .bool: break
        case .number(let number): spend(units: number.lexeme.utf8.count)
        case .string(let text): spend(units: text.utf8.count)
        case .array(let elements):
            for element in elements where !isSpent {
                spend(values: 1)
                spend(for: element)
            }
        case .object(let members):
            for (key, value) in members where !isSpent {
                spend(values: 1, units: key.utf8.count)
                spend(for: value)
            }
        }
    }
}
