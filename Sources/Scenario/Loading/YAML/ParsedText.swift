/// The text of a file as the YAML library understands it, around what the library does not cope with: it knows no surrogate
/// pairs, which JSON encoders write.
struct ParsedText {
    /// The one document's value.
    private(set) var root: WrittenNode?
    private var pairs = SurrogatePairs()

    /// Parses the problems' source. Without a root, what is wrong has been noted.
    init(_ problems: Problems) {
        if problems.checkCharacters() { root = parse(problems.source, problems) }
    }

    /// The place in the file of a place in what was parsed.
    func original(_ place: Place) -> Place { pairs.original(place) }

    private mutating func parse(_ source: SourceText, _ problems: Problems) -> WrittenNode? {
        do throws(YAMLFailure) {
            let root = try YAMLReader.document(in: source.text)
            if root == nil { problems.error("the file is empty; a scenario needs 'replies'", at: .start) }
            return root
        } catch {
            if pairs.isEmpty, error.isSurrogate, let next = pairs.join(in: problems.source) {
                return parse(next, problems)
            }
            let (message, place) = error.explained(in: source)
            problems.error(message, at: pairs.original(place))
            return nil
        }
    }
}
