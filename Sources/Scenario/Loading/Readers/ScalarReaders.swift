extension String {
    /// Reads text. A number or a boolean is taken as it is spelled, because `text: 42` can only mean the text.
    static func read(_ node: Node, _ problems: Problems) -> String? {
        guard case .scalar(let scalar) = node.content, !node.isNull else {
            problems.expected("text", found: node)
            return nil
        }
        return scalar.text
    }

    /// Reads one of a few names. `form` is what could stand there instead of a name, for the error.
    static func read(
        _ node: Node,
        oneOf names: [String],
        or form: String? = nil,
        _ noun: String,
        _ problems: Problems
    ) -> String? {
        let forms = names + (form.map { [$0] } ?? [])
        guard case .scalar(let scalar) = node.content, !node.isNull else {
            problems.expected("one of \(forms.joined(separator: ", "))", found: node)
            return nil
        }
        if names.contains(scalar.text) { return scalar.text }
        let hint =
            NearestName.of(scalar.text, in: names).map { ", did you mean '\($0)'?" }
            ?? "; expected one of \(forms.joined(separator: ", "))"
        problems.error("unknown \(noun) '\(scalar.text)'\(hint)", at: node.place)
        return nil
    }
}

extension Bool {
    /// Reads `true` or `false`.
    static func read(_ node: Node, _ problems: Problems) -> Bool? {
        if case .bool(let value) = node.resolved { return value }
        problems.expected("true or false", found: node)
        return nil
    }
}

extension FixedWidthInteger {
    /// Reads a whole number within a range; a signed type's largest number stands for no end.
    static func read(_ node: Node, in range: ClosedRange<Self>, _ problems: Problems) -> Self? {
        if case .integer(let lexeme) = node.resolved, let value = Self(lexeme), range.contains(value) { return value }
        let words =
            Self.isSigned && range.upperBound == .max
            ? "a whole number, \(range.lowerBound) or more"
            : "a whole number from \(range.lowerBound) to \(range.upperBound)"
        problems.expected(words, found: node)
        return nil
    }
}

extension Array {
    /// Reads a list, each element with `element`; nil when it is no list. Elements that are wrong are noted and left out.
    static func read(
        _ node: Node,
        of noun: String,
        _ problems: Problems,
        _ element: (Node, Problems) -> Element?
    ) -> [Element]? {
        guard case .list(let nodes) = node.content else {
            problems.expected("a list of \(noun)", found: node)
            return nil
        }
        return nodes.compactMap { element($0, problems) }
    }
}
