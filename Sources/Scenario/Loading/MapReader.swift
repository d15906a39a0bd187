/// Reads a map key by key. The keys that are asked for are the valid ones: each other key is an error, so the list in the
/// error message cannot drift from what is read.
final class MapReader {
    /// The map.
    let node: Node
    private let noun: String
    private let problems: Problems
    private let entries: [Node.Entry]
    private var known: [String] = []
    private var refused: Set<String> = []
    private var missing: [(keys: [String], message: String)] = []

    private init?(_ node: Node, _ noun: String, _ problems: Problems) {
        guard case .map(let entries) = node.content else {
            problems.error("\(noun) must be a map, found \(node.found)", at: node.place)
            return nil
        }
        self.node = node
        self.noun = noun
        self.problems = problems
        self.entries = entries
    }

    /// Reads a map with `body`, then notes the keys that `body` did not ask for. `noun` names the map in errors: `a reply`.
    static func read<Value>(
        _ node: Node,
        _ noun: String,
        _ problems: Problems,
        _ body: (MapReader) -> Value?
    ) -> Value? {
        guard let map = MapReader(node, noun, problems) else { return nil }
        let value = body(map)
        map.finish()
        return value
    }

    /// The entry of that key, which is valid from now on.
    func entry(_ key: String) -> Node.Entry? {
        if !known.contains(key) { known.append(key) }
        return entries.first { $0.key == key }
    }

    /// The value of that key as `read` understands it; nil when it is not given, or is wrong, which is then noted.
    func value<Value>(_ key: String, _ read: (Node, Problems) -> Value?) -> Value? {
        entry(key).flatMap { read($0.value, problems) }
    }

    /// The value of a key that must be given.
    func required<Value>(_ key: String, _ read: (Node, Problems) -> Value?) -> Value? {
        guard let entry = entry(key) else {
            missing.append(([key], "\(noun) needs '\(key)'"))
            return nil
        }
        return read(entry.value, problems)
    }

    /// The entry of the one key of these that is given. None and two are errors.
    func exactlyOne(of keys: [String]) -> Node.Entry? {
        for key in keys where !known.contains(key) { known.append(key) }
        let given = entries.filter { keys.contains($0.key) }
        guard let first = given.first else {
            missing.append((keys, "\(noun) needs one of \(keys.joined(separator: ", "))"))
            return nil
        }
        for other in given.dropFirst() {
            problems.error(
                "'\(other.key)' cannot stand beside '\(first.key)' on line \(problems.line(of: first.place)): "
                    + "\(noun) has only one of them",
                at: other.place
            )
        }
        return first
    }

    /// Notes each of these keys that is given, in words that help more than a list of the valid ones.
    func refuse(_ keys: [String], _ message: (_ key: String) -> String) {
        refused.formUnion(keys)
        for entry in entries where keys.contains(entry.key) { problems.error(message(entry.key), at: entry.place) }
    }

    /// Whether there are keys that nobody has asked for up to now.
    var hasUnknownKeys: Bool { entries.contains { !known.contains($0.key) && !refused.contains($0.key) } }

    private func finish() {
        var meant: Set<String> = []
        for entry in entries where !known.contains(entry.key) && !refused.contains(entry.key) {
            if let near = NearestName.of(entry.key, in: known) { meant.insert(near) }
            let hint = NearestName.hint(for: entry.key, in: known, valid: "valid keys")
            problems.error("unknown key '\(entry.key)' in \(noun)\(hint)", at: entry.place)
        }
        // A key that is misspelled is not missing too.
        for (keys, message) in missing where meant.isDisjoint(with: keys) { problems.error(message, at: node.place) }
    }
}
