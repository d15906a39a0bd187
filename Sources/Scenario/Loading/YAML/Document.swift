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

    private mutating func convert(_ node: WrittenNode) throws(TooManyAliases) -> Node {
        let place = text.original(node.place)
        if place < furthest { repeated += 1 }
        if repeated > Self.mostRepeated { throw TooManyAliases() }
        furthest = max(furthest, place)

        switch node.content {
        case .scalar(let scalar): return Node(content: .scalar(convert(scalar, node.tag, at: place)), place: place)
        case .sequence(let sequence):
            checkTag(node.tag, allowing: "seq", at: place)
            let nodes = try sequence.map { (element) throws(TooManyAliases) in try convert(element) }
            return Node(content: .list(nodes), place: place)
        case .mapping(let pairs):
            checkTag(node.tag, allowing: "map", at: place)
            return Node(content: .map(try entries(of: pairs)), place: place)
        }
    }

    /// What the tags of YAML itself begin with.
    private static let prefix = "tag:yaml.org,2002:"

    private func convert(_ scalar: WrittenNode.Scalar, _ tag: String?, at place: Place) -> Node.Scalar {
        if scalar.isText || tag == "!" { return Node.Scalar(text: scalar.text, isPlain: false) }
        guard let tag else { return Node.Scalar(text: scalar.text, isPlain: scalar.isPlain) }
        switch tag.hasPrefix(Self.prefix) ? tag.dropFirst(Self.prefix.count) : "" {
        case "str": return Node.Scalar(text: scalar.text, isPlain: false)
        case "null", "bool", "int", "float": return Node.Scalar(text: scalar.text, isPlain: true)
        case "binary" where takesBinary: return Node.Scalar(text: scalar.text, isPlain: false, isBinary: true)
        default:
            checkTag(tag, at: place)
            return Node.Scalar(text: scalar.text, isPlain: scalar.isPlain)
        }
    }

    /// Notes a tag that says something else than that what follows is what it is.
    private func checkTag(_ tag: String?, allowing name: String? = nil, at place: Place) {
        guard let tag, tag != "!", name.map({ tag != Self.prefix + $0 }) ?? true else { return }
        problems.error("the tag '\(tag)' means nothing here", at: place)
    }

    /// The keys of a map, with what `<<` merges into it where the map does not say otherwise.
    private mutating func entries(of pairs: [WrittenNode.Pair]) throws(TooManyAliases) -> [Node.Entry] {
        var own: [Node.Entry] = []
        var merged: [Node.Entry] = []
        var first: [String: Place] = [:]
        for pair in pairs {
            let place = text.original(pair.key.place)
            guard case .scalar(let written) = pair.key.content else {
                problems.error("a key must be text, found a list or a map", at: place)
                continue
            }
            let scalar = convert(written, pair.key.tag, at: place)
            let name = scalar.text
            let value = try convert(pair.value)
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
