internal import MessagesAPI

/// Shows as much of a text as fits into a sentence.
///
/// It counts Unicode scalars, because a single character can be as long as a client likes.
package enum Excerpt {
    /// The most scalars that are shown.
    private static let longest = 80
    /// How many of them stand before the place of interest, and at the end of a text without one.
    private static let before = 20

    /// The text in quotes, escaped as JSON; a long one is cut to what is around a place, else to its start and its end.
    package static func quoted(_ text: String, around place: String.Index? = nil) -> String {
        let scalars = text.unicodeScalars
        guard scalars.isLonger(than: longest) else { return JSON.string(text).description }
        guard let place else {
            let (head, tail) = (String(scalars.prefix(longest - before)), String(scalars.suffix(before)))
            return JSON.string("\(head)…\(tail)").description
        }
        let from = scalars.index(place, offsetBy: -before, limitedBy: scalars.startIndex) ?? scalars.startIndex
        let to = scalars.index(from, offsetBy: longest, limitedBy: scalars.endIndex) ?? scalars.endIndex
        let head = from > scalars.startIndex ? "…" : ""
        let tail = to < scalars.endIndex ? "…" : ""
        return JSON.string(head + String(scalars[from..<to]) + tail).description
    }

    /// A value as compact JSON, a long one cut.
    static func json(_ value: JSON) -> String {
        if case .string(let text) = value { return quoted(text) }
        let scalars = value.description.unicodeScalars
        return scalars.isLonger(than: longest) ? String(scalars.prefix(longest)) + "…" : String(scalars)
    }
}

extension String.UnicodeScalarView {
    /// Whether there are more than that, without counting them all.
    func isLonger(than length: Int) -> Bool {
        index(startIndex, offsetBy: length + 1, limitedBy: endIndex) != nil
    }
}
