extension TextMatch {
    /// Whether a text fits. Texts are compared as they were sent, byte by byte, without Unicode normalisation.
    public func holds(for text: String) -> Bool { holds(for: Subject(text)) }

    /// Whether a text fits, nil where there is none: nothing fits no text, except `not`.
    func holds(for subject: Subject?) -> Bool {
        switch self {
        case .contains(let part, let ignoreCase): subject?.contains(part, ignoreCase: ignoreCase) ?? false
        case .equals(let whole, let ignoreCase): subject?.equals(whole, ignoreCase: ignoreCase) ?? false
        case .regex(let pattern), .glob(let pattern): subject.map { pattern.matches($0.text) } ?? false
        case .not(let match): !match.holds(for: subject)
        case .anyOf(let matches): matches.contains { $0.holds(for: subject) }
        }
    }
}
