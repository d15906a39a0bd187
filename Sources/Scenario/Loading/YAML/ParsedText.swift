internal import Yams

/// The text of a file as the YAML library understands it, around what the library does not cope with: it stops at a key
/// that is given twice without saying where both are, and it knows no surrogate pairs, which JSON encoders write.
struct ParsedText {
    /// The one document's value.
    private(set) var root: Yams.Node?
    private var renamed = RenamedKeys()
    private var pairs = SurrogatePairs()

    /// The tag of plain scalars. What they mean is `CoreSchema`'s question, not the library's.
    static let plain = Tag.Name(rawValue: "plain")
    // The pattern is constant and fits every text.
    private static let resolver = Resolver.basic.appending(try! Resolver.Rule(plain, "^"))

    /// Parses the problems' source. Without a root, what is wrong has been noted.
    init(_ problems: Problems) {
        if problems.checkCharacters() { root = parse(problems.source, problems) }
    }

    /// The place in the file of a place in what was parsed.
    func place(of mark: Mark?) -> Place { mark.map { pairs.original(Place($0)) } ?? .start }

    /// The text of the key at that mark as it is in the file.
    func key(_ text: String, at mark: Mark?) -> String { mark.map { renamed.original(text, at: Place($0)) } ?? text }

    private mutating func parse(_ source: SourceText, _ problems: Problems) -> Yams.Node? {
        do {
            if let place = try KeyOutline.firstBadKey(in: source, resolver: Self.resolver) {
                problems.error("a key must be text, found a list, a map or an alias", at: pairs.original(place))
                return nil
            }
            let node = try Parser(yaml: source.text, resolver: Self.resolver, encoding: .utf8).singleRoot()
            if node == nil { problems.error("the file is empty; a scenario needs 'replies'", at: .start) }
            return node
        } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
            if let next = renamed.rename(at: Place(context.mark), in: source) { return parse(next, problems) }
            let names = keys.map { "'\($0)'" }.joined(separator: ", ")
            problems.error("the key \(names) is given twice in one map", at: place(of: context.mark))
        } catch let error as YamlError {
            if pairs.isEmpty, error.isSurrogate, let next = pairs.join(in: problems.source) {
                renamed = RenamedKeys()
                return parse(next, problems)
            }
            let (message, place) = error.explained(in: source)
            problems.error(message, at: pairs.original(place))
        } catch {
            problems.error("not valid YAML: \(error)", at: .start)
        }
        return nil
    }
}

extension Place {
    /// The place that the YAML library marks.
    init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}
