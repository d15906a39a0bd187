/// A JSON Schema, as far as the service holds its model to one: what structured outputs and strict tools document.
///
/// Those are types, `enum`, `const`, `properties`, `required`, `additionalProperties`, `items`, the numbers of items, `anyOf`,
/// `oneOf`, `allOf` and references inside the schema. All else, such as `format` and `pattern`, is passed over, as the service
/// passes it over or refuses it.
public struct JSONSchema: Sendable {
    /// Where a value breaks a schema, and why.
    public struct Mismatch: Sendable, Equatable, CustomStringConvertible {
        /// The place in the value, as a JSON Pointer spells it; empty for the value itself.
        public var path: String
        /// Why: `expected a string, found 5`.
        public let reason: String

        /// `at /city: expected a string, found 5`
        public var description: String { path.isEmpty ? reason : "at \(path): \(reason)" }

        fileprivate func at(_ step: String) -> Mismatch {
            let escaped = step.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
                .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
            return Mismatch(path: "/" + escaped + path, reason: reason)
        }
    }

    private let root: JSON

    /// The schema that a JSON value says.
    public init(_ json: JSON) { root = json }

    /// The first place at which a value breaks the schema; nil when it fits.
    public func mismatch(in value: JSON) -> Mismatch? { mismatch(in: value, root, Way()) }

    private func mismatch(in value: JSON, _ schema: JSON, _ way: Way) -> Mismatch? {
        if schema == false { return Mismatch(path: "", reason: "nothing is allowed here, found \(value.shown)") }
        guard let schema = schema.object, let way = way.next else { return nil }
        let checks = [typeMismatch, valueMismatch, objectMismatch, arrayMismatch, partMismatch]
        return checks.lazy.compactMap { check in check(value, schema, way) }.first
    }

    private func typeMismatch(_ value: JSON, _ schema: JSONObject, _ way: Way) -> Mismatch? {
        guard let type = schema["type"] else { return nil }
        let names = type.array?.compactMap(\.string) ?? [type.string].compactMap(\.self)
        if names.isEmpty || names.contains(where: value.isOfType) { return nil }
        return Mismatch(
            path: "",
            reason: "expected \(names.map(Self.withArticle).joined(separator: " or ")), found \(value.shown)"
        )
    }

    private func valueMismatch(_ value: JSON, _ schema: JSONObject, _ way: Way) -> Mismatch? {
        if let allowed = schema["const"], allowed != value {
            return Mismatch(path: "", reason: "expected \(allowed.shown), found \(value.shown)")
        }
        guard let allowed = schema["enum"]?.array, !allowed.contains(value) else { return nil }
        let names = allowed.map(\.shown).joined(separator: ", ")
        return Mismatch(path: "", reason: "expected one of \(names), found \(value.shown)")
    }

    private func objectMismatch(_ value: JSON, _ schema: JSONObject, _ way: Way) -> Mismatch? {
        guard let object = value.object else { return nil }
        for case let name? in (schema["required"]?.array ?? []).map(\.string) where object[name] == nil {
            return Mismatch(path: "", reason: "'\(name)' is missing")
        }
        let properties = schema["properties"]?.object ?? [:]
        for (name, member) in object {
            if let property = properties[name] {
                if let mismatch = mismatch(in: member, property, way) { return mismatch.at(name) }
            } else if schema["additionalProperties"] == false {
                return Mismatch(path: "", reason: "'\(name)' is no property that the schema knows")
            } else if let others = schema["additionalProperties"],
                let mismatch = mismatch(in: member, others, way)
            {
                return mismatch.at(name)
            }
        }
        return nil
    }

    private func arrayMismatch(_ value: JSON, _ schema: JSONObject, _ way: Way) -> Mismatch? {
        guard let elements = value.array else { return nil }
        if let least = schema["minItems"]?.int, elements.count < least {
            return Mismatch(path: "", reason: "expected \(least) or more elements, found \(elements.count)")
        }
        if let most = schema["maxItems"]?.int, elements.count > most {
            return Mismatch(path: "", reason: "expected \(most) or fewer elements, found \(elements.count)")
        }
        guard let items = schema["items"] else { return nil }
        for (index, element) in elements.enumerated() {
            if let mismatch = mismatch(in: element, items, way) { return mismatch.at("\(index)") }
        }
        return nil
    }

    /// What the schemas say that this one is made of.
    private func partMismatch(_ value: JSON, _ schema: JSONObject, _ way: Way) -> Mismatch? {
        for part in (schema["allOf"]?.array ?? []) + [target(of: schema["$ref"])].compactMap(\.self) {
            if let mismatch = mismatch(in: value, part, way) { return mismatch }
        }
        for choices in ["anyOf", "oneOf"].compactMap({ schema[$0]?.array }) where !choices.isEmpty {
            let mismatches = choices.map { mismatch(in: value, $0, way) }
            if mismatches.contains(nil) { continue }
            // The choice that was meant is the one that fits deepest.
            let nearest = mismatches.compactMap(\.self).max { $0.path.utf8.count < $1.path.utf8.count }
            return nearest.flatMap { $0.path.isEmpty ? nil : $0 }
                ?? Mismatch(path: "", reason: "none of the \(choices.count) choices fits \(value.shown)")
        }
        return nil
    }

    /// The schema that a reference such as `#/$defs/Place` names; nil for one that leads out of this schema, or nowhere.
    private func target(of reference: JSON?) -> JSON? {
        guard let text = reference?.string, text.hasPrefix("#"), let pointer = JSONPointer(String(text.dropFirst()))
        else { return nil }
        return root[pointer]
    }

    private static func withArticle(_ type: String) -> String {
        switch type {
        case "null": "null"
        case "integer": "a whole number"
        case "array", "object": "an \(type)"
        default: "a \(type)"
        }
    }
}

extension JSONSchema {
    /// Where a judgement stands. Schemas that refer to each other without end, one to one or one to many, hold for everything.
    private struct Way {
        private static let deepest = 200
        private static let mostSteps = 100_000

        private final class Steps {
            var left = Way.mostSteps
        }

        private var depth = 0
        private let steps = Steps()

        /// One schema further in; nil where that would be too far.
        var next: Way? {
            guard depth < Self.deepest, steps.left > 0 else { return nil }
            steps.left -= 1
            var next = self
            next.depth += 1
            return next
        }
    }
}

extension JSON {
    fileprivate func isOfType(_ name: String) -> Bool {
        switch self {
        case .null: name == "null"
        case .bool: name == "boolean"
        case .number(let number):
            name == "number" || name == "integer" && number.double.rounded(.towardZero) == number.double
        case .string: name == "string"
        case .array: name == "array"
        case .object: name == "object"
        }
    }

    /// The value, if it is short enough to be read in a message; else what kind it is.
    fileprivate var shown: String {
        let text = description
        return text.utf8.count <= 60 ? text : kind
    }
}
