import MessagesAPI

/// A JSON Schema and what it is made of: the schemas that hold for a value all at once.
///
/// These are the schema itself, the one that `$ref` names, all of `allOf`, and the first of `anyOf` and `oneOf`.
struct SchemaParts {
    private var parts: [JSON] = []

    /// Collects the parts, until the budget is spent; `root` is what references point into.
    init(_ schema: JSON, root: JSON, budget: inout SampleBudget) {
        collect(schema, root: root, depth: 0, budget: &budget)
    }

    /// A schema that is made of itself has no end; nothing that a person writes goes deeper.
    private static let deepest = 8

    private mutating func collect(_ schema: JSON, root: JSON, depth: Int, budget: inout SampleBudget) {
        guard depth < Self.deepest, !budget.isSpent else { return }
        let names = (schema["properties"]?.object?.count ?? 0) + (schema["required"]?.array?.count ?? 0)
        budget.spend(units: names + (schema.object?.count ?? 0))
        parts.append(schema)
        let target = schema["$ref"]?.string.flatMap { Self.target(of: $0, in: root, budget: &budget) }
        let choices = [target, schema["anyOf"]?[0], schema["oneOf"]?[0]].compactMap(\.self)
        for part in choices + (schema["allOf"]?.array ?? []) where !budget.isSpent {
            budget.spend(values: 1)
            collect(part, root: root, depth: depth + 1, budget: &budget)
        }
    }

    /// Goes to the place that a reference such as `#/$defs/Place` names; every name on the way costs a search.
    private static func target(of reference: String, in root: JSON, budget: inout SampleBudget) -> JSON? {
        budget.spend(units: reference.utf8.count)
        guard let pointer = JSONPointer(String(reference.dropFirst())) else { return nil }
        var place: JSON? = root
        for token in pointer.tokens where !budget.isSpent {
            budget.spend(units: place?.object?.count ?? 0)
            place = place?[token] ?? Int(token).flatMap { place?[$0] }
        }
        return place
    }
}

extension SchemaParts {
    /// What the first part that has the keyword says.
    subscript(keyword: String) -> JSON? { parts.lazy.compactMap { $0[keyword] }.first }

    /// The numbers that the parts give with that keyword. One that nobody would spell at such length is passed over, as is
    /// what is no number.
    func numbers(_ keyword: String) -> [JSONNumber] {
        parts.compactMap { part in
            guard case .number(let number)? = part[keyword], number.lexeme.utf8.count <= 100 else { return nil }
            return number.double.isFinite ? number : nil
        }
    }

    /// The same as counts; one below zero is zero.
    func counts(_ keyword: String) -> [Int] { numbers(keyword).compactMap(\.int).map { max($0, 0) } }

    /// The type; the first that is not `null`, when there are several.
    var type: String? {
        guard let types = self["type"]?.array?.compactMap(\.string) else { return self["type"]?.string }
        return types.first { $0 != "null" } ?? types.first
    }

    /// The names of the members that a value must have: those that are required, or all when no part says.
    func members(of properties: Properties) -> [String] {
        let required = parts.compactMap { $0["required"]?.array?.compactMap(\.string) }
        guard !required.isEmpty else { return properties.names }
        // An object has each name once.
        return JSONObject(required.joined().map { ($0, .null) }).keys
    }

    /// The schemas of members, found by name in constant time.
    struct Properties {
        /// The names, in the order in which they are first written.
        private(set) var names: [String] = []
        /// By the bytes of the name: strings count as equal when they only look the same, and JSON's names do not.
        private var schemas: [[UInt8]: [JSON]] = [:]

        /// The schema of a member; all that holds for it when several parts have one.
        subscript(name: String) -> JSON {
            let all = schemas[Array(name.utf8)] ?? []
            return all.count == 1 ? all[0] : ["allOf": .array(all)]
        }

        fileprivate mutating func add(_ name: String, _ schema: JSON) {
            let key = Array(name.utf8)
            if schemas[key] == nil { names.append(name) }
            schemas[key, default: []].append(schema)
        }
    }

    /// The members that the parts describe.
    var properties: Properties {
        var properties = Properties()
        for part in parts {
            for (name, schema) in part["properties"]?.object ?? [:] { properties.add(name, schema) }
        }
        return properties
    }
}
