import MessagesAPI

/// An input that fits a tool's JSON Schema: the required members, each with its default, an example, or the plainest value
/// of its type.
struct SampleInput {
    /// The input.
    let value: JSONObject

    init(schema: JSONObject) {
        let root = JSON.object(schema)
        value = Self.sample(root, named: "input", root: root, depth: 0).object ?? [:]
    }

    /// A schema that refers to itself has no end; nothing that a person writes is nested deeper.
    private static let deepest = 8

    private static func sample(_ schema: JSON, named name: String, root: JSON, depth: Int) -> JSON {
        guard depth < deepest else { return .null }
        let next = { (schema: JSON, name: String) in sample(schema, named: name, root: root, depth: depth + 1) }
        if let given = schema["const"] ?? schema["default"] ?? schema["examples"]?[0] ?? schema["enum"]?[0] {
            return given
        }
        if let reference = schema["$ref"]?.string {
            return next(JSONPointer(String(reference.dropFirst())).flatMap { root[$0] } ?? .null, name)
        }
        if let choice = (schema["anyOf"] ?? schema["oneOf"] ?? schema["allOf"])?[0] { return next(choice, name) }
        switch schema["type"]?.string ?? schema["type"]?[0]?.string {
        case "string"?: return .string(string(schema, named: name))
        case "integer"?: return schema["minimum"] ?? 1
        case "number"?: return schema["minimum"] ?? 1.5
        case "boolean"?: return true
        case "null"?: return .null
        case "array"?: return .array(schema["items"].map { [next($0, name)] } ?? [])
        case "object"?, nil:
            let properties = schema["properties"]?.object ?? [:]
            let required = schema["required"]?.array?.compactMap(\.string) ?? properties.keys
            return .object(JSONObject(required.map { ($0, next(properties[$0] ?? [:], $0)) }))
        default: return .null
        }
    }

    private static func string(_ schema: JSON, named name: String) -> String {
        switch schema["format"]?.string {
        case "date"?: "2026-01-31"
        case "date-time"?: "2026-01-31T12:00:00Z"
        case "email"?: "someone@example.com"
        case "uri"?: "https://example.com/"
        case "uuid"?: "00000000-0000-4000-8000-000000000000"
        default: String("example \(name)".prefix(schema["maxLength"]?.int ?? .max))
        }
    }
}
