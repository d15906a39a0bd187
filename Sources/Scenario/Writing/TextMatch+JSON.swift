import MessagesAPI

extension TextMatch {
    /// The match where a plain string is to be contained.
    var json: JSON { json(isPlain: { if case .contains(_, ignoreCase: false) = $0 { true } else { false } }) }

    /// The match where a plain string must be the whole text.
    var wholeJSON: JSON { json(isPlain: { if case .equals(_, ignoreCase: false) = $0 { true } else { false } }) }

    /// The match as a map, which tells it from an exact value.
    var mapJSON: JSON {
        switch self {
        case .contains(let text, ignoreCase: false): ["contains": .string(text)]
        // A list would be an exact value; what is not none of the list is one of it.
        case .anyOf: ["not": ["not": json]]
        case .contains, .equals, .regex, .glob, .not: json
        }
    }

    private func json(isPlain: (TextMatch) -> Bool) -> JSON {
        switch self {
        case .contains(let text, _) where isPlain(self), .equals(let text, _) where isPlain(self): .string(text)
        case .contains(let text, let ignoreCase): Self.form("contains", text, ignoreCase)
        case .equals(let text, let ignoreCase): Self.form("equals", text, ignoreCase)
        case .regex(let pattern): Self.form("regex", pattern.source, pattern.ignoreCase)
        case .glob(let pattern): Self.form("glob", pattern.source, pattern.ignoreCase)
        case .not(let match): ["not": match.json(isPlain: isPlain)]
        case .anyOf(let matches): .array(matches.map { $0.json(isPlain: isPlain) })
        }
    }

    private static func form(_ key: String, _ text: String, _ ignoreCase: Bool) -> JSON {
        ignoreCase ? .object([key: .string(text), "ignore_case": true]) : .object([key: .string(text)])
    }
}
