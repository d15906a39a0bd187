/// Keys whose first character was replaced, so that a map that gives one twice can be parsed and both places told.
struct RenamedKeys {
    private var originals: [Place: Unicode.Scalar] = [:]

    /// A file with more duplicates than this has only the first of them told.
    private static let most = 100

    /// Replaces the first character of the key at that place by one that no key starts with.
    ///
    /// Nil when it cannot be done: the key is empty, or something else, such as an anchor, stands there.
    mutating func rename(at place: Place, in source: SourceText) -> SourceText? {
        guard originals.count < Self.most, originals[place] == nil,
            let stand = Unicode.Scalar(0xE000 + UInt32(originals.count)),
            let (whole, first) = source.replacing(place, with: stand)
        else { return nil }
        switch first {
        case "\"", "'":
            let inside = Place(line: place.line, column: place.column + 1)
            // An escape is more than one character.
            guard let (quoted, second) = source.replacing(inside, with: stand), second != first, second != "\\" else {
                return nil
            }
            originals[place] = second
            return quoted
        case "&", "!", "?", "*": return nil
        default:
            originals[place] = first
            return whole
        }
    }

    /// The text of the key at that place before it was renamed.
    func original(_ text: String, at place: Place) -> String {
        guard let first = originals[place] else { return text }
        return String(first) + String(text.unicodeScalars.dropFirst())
    }
}
