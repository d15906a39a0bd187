import MessagesAPI

/// An input that fits a tool's JSON Schema as far as the schema says it plainly: the required members, each with its
/// default, an example, or the plainest value of its type within its bounds.
///
/// What takes a search for a fitting value is not looked at: `pattern`, `not`, `uniqueItems`, `if` and the like. What lies
/// beyond about 200 values is left empty.
struct SampleInput {
    /// The input.
    let value: JSONObject

    /// The most values that an input has, about.
    static let mostValues = 200

    /// - Parameter values: after about how many values the rest is left empty.
    init(schema: JSONObject, values: Int = mostValues) {
        var sampler = Sampler(root: .object(schema), budget: SampleBudget(values: values))
        value = sampler.sample(sampler.root, named: "input", depth: 0).object ?? [:]
    }
}

private struct Sampler {
    let root: JSON
    var budget: SampleBudget

    /// A schema that refers to itself has no end; nothing that a person writes is nested deeper.
    private static let deepest = 8

    mutating func sample(_ schema: JSON, named name: String, depth: Int) -> JSON {
        budget.spend(values: 1)
        guard depth < Self.deepest, !budget.isSpent else { return Self.empty(schema) }
        budget.spend(units: name.utf8.count)
        let parts = SchemaParts(schema, root: root, budget: &budget)
        if let given = parts["const"] ?? parts["default"] ?? parts["examples"]?[0] ?? parts["enum"]?[0] {
            budget.spend(for: given)
            return given
        }
        switch parts.type {
        case "string"?:
            let text = SampleString(parts, named: name).value
            budget.spend(units: text.utf8.count)
            return .string(text)
        case "integer"?: return SampleNumber(parts, whole: true).value
        case "number"?: return SampleNumber(parts, whole: false).value
        case "boolean"?: return true
        case "array"?: return array(parts, named: name, depth: depth)
        case "object"?, nil: return object(parts, depth: depth)
        default: return .null
        }
    }

    private mutating func array(_ schema: SchemaParts, named name: String, depth: Int) -> JSON {
        let least = max(schema.counts("minItems").max() ?? 0, schema["items"] == nil ? 0 : 1)
        let count = min(least, schema.counts("maxItems").min() ?? .max)
        var elements: [JSON] = []
        while elements.count < count, !budget.isSpent {
            elements.append(sample(schema["items"] ?? [:], named: name, depth: depth + 1))
        }
        return .array(elements)
    }

    /// All members are there even when the budget is spent; the work is then in proportion to the schema.
    private mutating func object(_ schema: SchemaParts, depth: Int) -> JSON {
        let properties = schema.properties
        var members: [(String, JSON)] = []
        for name in schema.members(of: properties) {
            members.append((name, sample(properties[name], named: name, depth: depth + 1)))
        }
        return .object(JSONObject(members))
    }

    private static func empty(_ schema: JSON) -> JSON {
        switch schema["type"]?.string {
        case "string"?: ""
        case "integer"?, "number"?: 0
        case "boolean"?: false
        case "array"?: []
        case "object"?: [:]
        default: .null
        }
    }
}
