internal import Yams

/// Reads the one document of a scenario file. This file and `YAMLProblem.swift` are all that know the YAML library.
struct Document {
    /// The document's value; nil when it is not well formed, which is then noted.
    private(set) var root: Node?

    private let problems: Problems
    private var renamed = RenamedKeys()
    private var shifts = SurrogatePairs()
    /// How far the walk over the document has come; what stands before it is there by an alias.
    private var furthest = Place.start
    private var repeated = 0

    /// How many values aliases may repeat. A few lines of aliases to aliases can stand for more values than memory holds.
    private static let mostRepeated = 100_000
    private struct TooManyAliases: Error {}

    /// Plain scalars get a tag of their own, because what they mean is `CoreSchema`'s question.
    private static let plain = Tag.Name(rawValue: "plain")
    // The pattern is constant and fits every text.
    private static let resolver = Resolver.basic.appending(try! Resolver.Rule(plain, "^"))

    /// Reads the document in the problems' source.
    init(_ problems: Problems) {
        self.problems = problems
        guard problems.checkCharacters(), let node = compose(problems.source) else { return }
        do { root = try convert(node) } catch {
            let place = shifts.original(furthest)
            problems.error("the aliases here stand for more than \(Self.mostRepeated) values", at: place)
        }
    }
}

extension Document {
    /// Parses the text, around what the library does not cope with: a key that is given twice ends its work without
    /// saying where, and it knows no surrogate pairs, which JSON encoders write.
    private mutating func compose(_ source: SourceText) -> Yams.Node? {
        do {
            let node = try Parser(yaml: source.text, resolver: Self.resolver, encoding: .utf8).singleRoot()
            if node == nil { problems.error("the file is empty; a scenario needs 'replies'", at: .start) }
            return node
        } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
            if let next = renamed.rename(at: Place(context.mark), in: source) { return compose(next) }
            let names = keys.map { "'\($0)'" }.joined(separator: ", ")
            problems.error("the key \(names) is given twice in one map", at: shifts.original(Place(context.mark)))
        } catch let error as YamlError {
            if shifts.isEmpty, error.isSurrogate, let next = shifts.join(in: problems.source) {
                renamed = RenamedKeys()
                return compose(next)
            }
            let (message, mark) = error.explained(in: source)
            problems.error(message, at: shifts.original(mark))
        } catch {
            problems.error("not valid YAML: \(error)", at: .start)
        }
        return nil
    }

}

extension Document {
    private mutating func convert(_ node: Yams.Node) throws(TooManyAliases) -> Node {
        let mark = node.mark.map(Place.init) ?? .start
        let place = shifts.original(mark)
        if mark < furthest { repeated += 1 }
        if repeated > Self.mostRepeated { throw TooManyAliases() }
        furthest = max(furthest, mark)

        switch node {
        case .scalar(let scalar): return Node(content: .scalar(convert(scalar, place)), place: place)
        case .sequence(let sequence):
            checkTag(node, .seq, place)
            return Node(
                content: .list(try sequence.map { (node) throws(TooManyAliases) in try convert(node) }),
                place: place
            )
        case .mapping(let mapping):
            checkTag(node, .map, place)
            return Node(content: .map(try entries(of: mapping)), place: place)
        case .alias: return Node(content: .list([]), place: place)  // The parser has put the value in its place.
        }
    }

    private func convert(_ scalar: Yams.Node.Scalar, _ place: Place) -> Node.Scalar {
        let node = Yams.Node.scalar(scalar)
        switch node.tag.rawValue {
        case Self.plain.rawValue: return Node.Scalar(text: scalar.string, isPlain: scalar.style == .plain)
        case Tag.Name.str.rawValue: return Node.Scalar(text: scalar.string, isPlain: false)
        case Tag.Name.null.rawValue, Tag.Name.bool.rawValue, Tag.Name.int.rawValue, Tag.Name.float.rawValue:
            return Node.Scalar(text: scalar.string, isPlain: true)
        case let tag:
            problems.error("the tag '\(tag)' means nothing here", at: place)
            return Node.Scalar(text: scalar.string, isPlain: false)
        }
    }

    private func checkTag(_ node: Yams.Node, _ expected: Tag.Name, _ place: Place) {
        let tag = node.tag.rawValue
        guard tag != expected.rawValue, tag != Self.plain.rawValue else { return }
        problems.error("the tag '\(tag)' means nothing here", at: place)
    }

    /// The keys of a map, with what `<<` merges into it where the map does not say otherwise.
    private mutating func entries(of mapping: Yams.Node.Mapping) throws(TooManyAliases) -> [Node.Entry] {
        var own: [Node.Entry] = []
        var merged: [Node.Entry] = []
        var first: [String: Place] = [:]
        for (key, value) in mapping {
            let mark = key.mark.map(Place.init) ?? .start
            let place = shifts.original(mark)
            guard case .scalar(var scalar) = try convert(key).content else {
                problems.error("a key must be text, found a list or a map", at: place)
                continue
            }
            scalar.text = renamed.original(scalar.text, at: mark)
            let value = try convert(value)
            if scalar.isPlain, scalar.text == "<<" {
                merged += mergeable(value)
            } else if let first = first[scalar.text] {
                problems.error(
                    "key '\(scalar.text)' is given twice, first on line \(problems.line(of: first))",
                    at: place
                )
            } else {
                first[scalar.text] = place
                own.append(Node.Entry(key: scalar.text, place: place, value: value))
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

extension Place {
    /// The place that the YAML library marks.
    init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}
