internal import Yams

/// The one document of a file, with aliases and merge keys resolved.
struct Document {
    /// The document's value; nil when there is none to read, which is then noted.
    private(set) var root: Node?

    private let problems: Problems
    private let text: ParsedText
    private let takesBinary: Bool
    /// How far the walk over the document has come. What is marked before it stands there by an alias.
    private var furthest = Place.start
    private var repeated = 0

    /// How many values aliases may repeat. A few lines of aliases to aliases can stand for more values than memory holds.
    private static let mostRepeated = 100_000
    private struct TooManyAliases: Error {}

    /// Reads the document in the problems' source.
    ///
    /// - Parameter takesBinary: whether a text may be marked as base64, which other programs' files do.
    init(_ problems: Problems, takesBinary: Bool = false) {
        self.problems = problems
        self.takesBinary = takesBinary
        text = ParsedText(problems)
        guard let node = text.root else { return }
        do { root = try convert(node) } catch {
            problems.error("the aliases here stand for more than \(Self.mostRepeated) values", at: furthest)
        }
    }

    private mutating func convert(_ node: Yams.Node) throws(TooManyAliases) -> Node {
        let place = text.place(of: node.mark)
        if place < furthest { repeated += 1 }
        if repeated > Self.mostRepeated { throw TooManyAliases() }
        furthest = max(furthest, place)

        switch node {
        case .scalar(let scalar): return Node(content: .scalar(convert(scalar, at: place)), place: place)
        case .sequence(let sequence):
            if node.tag.rawValue != Tag.Name.seq.rawValue { checkTag(node.tag, at: place) }
            let nodes = try sequence.map { (element) throws(TooManyAliases) in try convert(element) }
            return Node(content: .list(nodes), place: place)
        case .mapping(let mapping):
            if node.tag.rawValue != Tag.Name.map.rawValue { checkTag(node.tag, at: place) }
            return Node(content: .map(try entries(of: mapping)), place: place)
        case .alias: return Node(content: .list([]), place: place)  // The parser has put the value in its place.
        }
    }

    private func convert(_ scalar: Yams.Node.Scalar, at place: Place) -> Node.Scalar {
        let tag = Yams.Node.scalar(scalar).tag
        switch Tag.Name(rawValue: tag.rawValue) {
        case .str: return Node.Scalar(text: scalar.string, isPlain: false)
        case .null, .bool, .int, .float: return Node.Scalar(text: scalar.string, isPlain: true)
        case .binary where takesBinary: return Node.Scalar(text: scalar.string, isPlain: false, isBinary: true)
        default:
            checkTag(tag, at: place)
            return Node.Scalar(text: scalar.string, isPlain: scalar.style == .plain)
        }
    }

    private func checkTag(_ tag: Tag, at place: Place) {
        guard tag.rawValue != ParsedText.plain.rawValue else { return }
        problems.error("the tag '\(tag)' means nothing here", at: place)
    }

    /// The keys of a map, with what `<<` merges into it where the map does not say otherwise.
    private mutating func entries(of mapping: Yams.Node.Mapping) throws(TooManyAliases) -> [Node.Entry] {
        var own: [Node.Entry] = []
        var merged: [Node.Entry] = []
        var first: [String: Place] = [:]
        for (key, value) in mapping {
            let place = text.place(of: key.mark)
            guard case .scalar(let scalar) = try convert(key).content else {
                problems.error("a key must be text, found a list or a map", at: place)
                continue
            }
            let name = text.key(scalar.text, at: key.mark)
            let value = try convert(value)
            if scalar.isPlain, name == "<<" {
                merged += mergeable(value)
            } else if let first = first[name] {
                let line = problems.line(of: first)
                problems.error("key '\(name)' is given twice, first on line \(line)", at: place)
            } else {
                first[name] = place
                own.append(Node.Entry(key: name, place: place, value: value))
            }
        }
        for entry in merged where first.updateValue(entry.place, forKey: entry.key) == nil { own.append(entry) }
        return own
    }

    private func mergeable(_ node: Node) -> [Node.Entry] {
        switch node.content {
        case .map(let entries): return entries
        case .list(let nodes): return nodes.flatMap(mergeable)
        case .scalar:
            problems.expected("a map to merge", found: node)
            return []
        }
    }
}
