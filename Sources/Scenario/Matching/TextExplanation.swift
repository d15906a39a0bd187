extension TextMatch {
    /// Why a text does not fit: `"hello" does not contain "weather"`. Only to be asked when it does not.
    func explanation(for subject: Subject) -> String {
        switch self {
        case .not(let match): match.objection(for: subject)
        case .anyOf(let matches) where matches.contains { $0.isCompound }:
            "\(quoted(subject)) does none of: \(matches.map { $0.infinitive(for: subject) }.joined(separator: ", "))"
        default: "\(quoted(subject)) does not \(infinitive(for: subject))"
        }
    }

    /// Why a text that fits should not: `"hello weather" contains "weather"`.
    private func objection(for subject: Subject) -> String {
        switch self {
        case .not(let match): match.explanation(for: subject)
        case .anyOf(let matches):
            matches.first { $0.holds(for: subject) }?.objection(for: subject) ?? "\(quoted(subject)) fits"
        case .contains(let part, let ignoreCase):
            "\(quoted(subject)) contains \(subject.quoted(part))\(Self.note(ignoreCase))"
        case .equals(let whole, let ignoreCase):
            "\(quoted(subject)) equals \(subject.quoted(whole))\(Self.note(ignoreCase))"
        case .regex(let pattern): "\(quoted(subject)) matches \(pattern.regex(for: subject))"
        case .glob(let pattern): "\(quoted(subject)) fits the glob \(pattern.glob(for: subject))"
        }
    }

    /// What a text has to do, as it follows "does not".
    private func infinitive(for subject: Subject) -> String {
        switch self {
        case .contains(let part, let ignoreCase): "contain \(subject.quoted(part))\(Self.note(ignoreCase))"
        case .equals(let whole, let ignoreCase): "equal \(subject.quoted(whole))\(Self.note(ignoreCase))"
        case .regex(let pattern): "match \(pattern.regex(for: subject))"
        case .glob(let pattern): "fit the glob \(pattern.glob(for: subject))"
        case .not(let match): "not \(match.infinitive(for: subject))"
        case .anyOf(let matches): matches.map { $0.infinitive(for: subject) }.joined(separator: " or ")
        }
    }

    /// Whether it reads badly in a row of "or".
    private var isCompound: Bool {
        switch self {
        case .not, .anyOf: true
        default: false
        }
    }

    fileprivate static func note(_ ignoreCase: Bool) -> String { ignoreCase ? " (in any case)" : "" }

    /// The text, cut to the place that this match is about.
    private func quoted(_ subject: Subject) -> String { subject.quoted(around: focus(in: subject)) }

    /// The place in a text that a reader wants to see; nil where no place is better than another.
    private func focus(in subject: Subject) -> String.Index? {
        let text = subject.text
        switch self {
        case .contains(let part, let ignoreCase):
            // An offset in the lower-case text can lie elsewhere in the text itself; it only chooses what is shown.
            return subject.offset(of: part, ignoreCase: ignoreCase)
                .flatMap { text.utf8.index(text.startIndex, offsetBy: $0, limitedBy: text.endIndex) }
        case .equals(let whole, _):
            return zip(text.indices, zip(text, whole)).first { $1.0 != $1.1 }?.0
        case .regex(let pattern): return pattern.firstRange(in: text)?.lowerBound
        case .glob, .not, .anyOf: return nil
        }
    }
}

extension TextPattern {
    fileprivate func regex(for subject: Subject) -> String {
        "/\(subject.isSecret ? Secret.masked(source) : source)/\(TextMatch.note(ignoreCase))"
    }

    fileprivate func glob(for subject: Subject) -> String {
        subject.quoted(source) + TextMatch.note(ignoreCase)
    }
}
