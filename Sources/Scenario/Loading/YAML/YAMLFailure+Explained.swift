extension YAMLFailure {
    /// Whether the text has a `\uD83D`, half of a character beyond U+FFFF.
    var isSurrogate: Bool { problem == .said("found invalid Unicode character escape code") }

    /// What is wrong, in the words of a diagnostic, and where.
    func explained(in source: SourceText) -> (message: String, place: Place) {
        switch problem {
        case .anotherDocument: ("a scenario file holds one document, and another one starts here", place)
        case .undefinedAlias: ("not valid YAML: found undefined alias", place)
        case .keyIsNoText: ("a key must be text, found a list, a map or an alias", place)
        case .nestedTooDeep: ("values are nested more than 1000 deep", place)
        case .said(let problem): Self.explained(problem, context, place, in: source)
        }
    }

    /// The library's problem with a hint where the cause is nearly always the same.
    private static func explained(
        _ problem: String,
        _ context: Context?,
        _ place: Place,
        in source: SourceText
    ) -> (message: String, place: Place) {
        let hint: String
        switch problem {
        case "mapping values are not allowed in this context": hint = " (put text that has ': ' in quotes)"
        case "did not find expected key", "did not find expected '-' indicator": hint = " (is the indentation right?)"
        case "did not find expected ',' or '}'", "did not find expected ',' or ']'":
            hint = " (is there a ' inside of '…'? it is written '' there)"
        case "found character that cannot start any token" where source.scalar(at: place) == "\t":
            return ("not valid YAML: a tab cannot indent, use spaces", place)
        case "found character that cannot start any token": hint = " (put text that starts with it in quotes)"
        case "found invalid Unicode character escape code":
            // The mark is behind the `\u`.
            let escape = Place(line: place.line, column: max(1, place.column - 2))
            return ("not valid YAML: this escape stands for no character; half of a surrogate pair?", escape)
        case "found unexpected end of stream" where context?.text == "while scanning a quoted scalar":
            return (
                "not valid YAML: the quote that opens here is never closed", context?.place ?? place
            )
        default: hint = ""
        }
        let start = context.map { ", \($0.text) that starts on line \(source.editorPosition(of: $0.place).line)" }
        return ("not valid YAML: \(problem)\(start ?? "")\(hint)", place)
    }
}
