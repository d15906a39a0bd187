/// A value of a YAML document with the place where it is written. Aliases and merge keys are resolved.
struct Node {
    /// What the value is.
    enum Content {
        case scalar(Scalar)
        case list([Node])
        case map([Entry])
    }

    /// A scalar as it is written.
    struct Scalar {
        var text: String
        /// Whether it is written without quotes, so that `5` is a number and `true` a boolean.
        var isPlain: Bool
        /// Whether its tag says that it is base64: `!!binary`.
        var isBinary = false
    }

    /// A key of a map and its value.
    struct Entry {
        var key: String
        var place: Place
        var value: Node
    }

    var content: Content
    var place: Place
}

extension Node {
    /// What a plain scalar means in YAML 1.2's core schema; nil for a list or a map, a string for all quoted text.
    var resolved: CoreSchema.Value? {
        guard case .scalar(let scalar) = content else { return nil }
        return scalar.isPlain ? CoreSchema.resolve(scalar.text) : .string
    }

    /// The entry of that key; nil when there is none or this is no map.
    func entry(_ key: String) -> Entry? {
        guard case .map(let entries) = content else { return nil }
        return entries.first { $0.key == key }
    }

    /// The elements of a list; what is no list is its own only one.
    var elements: [Node] {
        guard case .list(let nodes) = content else { return [self] }
        return nodes
    }

    /// Whether nothing is written here, or `null`.
    var isNull: Bool { resolved == .null }

    /// What stands here, for an error message: `a list`, `the number 5`, `'abc'`.
    var found: String {
        switch content {
        case .list: return "a list"
        case .map: return "a map"
        case .scalar(let scalar):
            let text = scalar.text.prefix(41).count > 40 ? scalar.text.prefix(40) + "…" : scalar.text
            switch resolved {
            case .null: return "nothing"
            case .bool: return text
            case .integer, .float, .notFinite: return "the number \(text)"
            default: return scalar.isPlain ? "'\(text)'" : "the text '\(text)'"
            }
        }
    }
}
