internal import MessagesAPI

extension TextMatch {
    /// The keys of which a text match in map form has exactly one.
    static let keys = ["contains", "equals", "regex", "glob", "not"]

    /// Reads a text match in which a plain string is to be contained.
    static func read(_ node: Node, _ problems: Problems) -> TextMatch? {
        read(node, plain: { .contains($0, ignoreCase: $1) }, ignoreCase: false, problems)
    }

    /// Reads a text match in which a plain string must be the whole text, as a path or a tool's name.
    static func readWhole(_ node: Node, _ problems: Problems) -> TextMatch? {
        read(node, plain: { .equals($0, ignoreCase: $1) }, ignoreCase: false, problems)
    }

    private static func read(
        _ node: Node,
        plain: (_ text: String, _ ignoreCase: Bool) -> TextMatch,
        ignoreCase: Bool,
        _ problems: Problems
    ) -> TextMatch? {
        switch node.content {
        case .list(let nodes):
            if nodes.isEmpty { problems.error("an empty list fits nothing", at: node.place) }
            return .anyOf(nodes.compactMap { read($0, plain: plain, ignoreCase: ignoreCase, problems) })
        case .scalar where node.isNull:
            problems.expected("text, a list of texts, or one of \(keys.joined(separator: ", ")) in a map", found: node)
            return nil
        case .scalar: return String.read(node, problems).map { plain($0, ignoreCase) }
        case .map:
            return MapReader.read(node, "a text match", problems) { map in
                let ignoreCase = map.value("ignore_case", Bool.read) ?? ignoreCase
                guard let form = map.exactlyOne(of: keys) else { return nil }
                if form.key == "not" {
                    return read(form.value, plain: plain, ignoreCase: ignoreCase, problems).map(TextMatch.not)
                }
                guard let text = String.read(form.value, problems) else { return nil }
                switch form.key {
                case "contains": return .contains(text, ignoreCase: ignoreCase)
                case "equals": return .equals(text, ignoreCase: ignoreCase)
                default: return pattern(form, text, ignoreCase, problems)
                }
            }
        }
    }

    private static func pattern(_ form: Node.Entry, _ text: String, _ ignoreCase: Bool, _ problems: Problems)
        -> TextMatch?
    {
        do {
            return form.key == "regex"
                ? .regex(try TextPattern(regex: text, ignoreCase: ignoreCase))
                : .glob(try TextPattern(glob: text, ignoreCase: ignoreCase))
        } catch {
            problems.error("bad \(form.key): \(error.reason)", at: form.value.place)
            return nil
        }
    }
}
