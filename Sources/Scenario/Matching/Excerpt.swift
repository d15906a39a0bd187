internal import MessagesAPI

/// Shows as much of a text as fits into a sentence.
enum Excerpt {
    /// The most characters that are shown.
    private static let longest = 80
    /// How many of them stand before the place of interest, and at the end of a text without one.
    private static let before = 20

    /// The text in quotes, escaped as JSON; a long one is cut to what is around a place, else to its start and its end.
    static func quoted(_ text: String, around place: String.Index? = nil) -> String {
        guard text.count > longest else { return JSON.string(text).description }
        guard let place else {
            return JSON.string("\(text.prefix(longest - before))…\(text.suffix(before))").description
        }
        let from = text.index(place, offsetBy: -before, limitedBy: text.startIndex) ?? text.startIndex
        let to = text.index(from, offsetBy: longest, limitedBy: text.endIndex) ?? text.endIndex
        let head = from > text.startIndex ? "…" : ""
        let tail = to < text.endIndex ? "…" : ""
        return JSON.string(head + text[from..<to] + tail).description
    }

    /// A value as compact JSON, a long one cut.
    static func json(_ value: JSON) -> String {
        if case .string(let text) = value { return quoted(text) }
        let text = value.description
        return text.count > longest ? text.prefix(longest) + "…" : text
    }
}
