import MessagesAPI

/// The forms of JSON Schema that the format's schema is made of.
enum Form {
    /// Text. A number or a boolean is taken as it is spelled.
    static let text: JSONObject = ["type": ["string", "number", "boolean"]]
    /// `true` or `false`.
    static let flag: JSONObject = ["type": "boolean"]
    /// A map of any members.
    static let anyMap: JSONObject = ["type": "object"]

    /// The definition of that name.
    static func reference(_ name: String) -> JSONObject { ["$ref": .string("#/$defs/\(name)")] }

    /// One of these names.
    static func names(_ names: [String]) -> JSONObject { ["enum": .array(names.map(JSON.string))] }

    /// Text that has this pattern.
    static func text(like pattern: String) -> JSONObject { ["type": "string", "pattern": .string(pattern)] }

    /// A whole number within bounds.
    static func whole(_ least: Int, _ most: JSONNumber? = nil) -> JSONObject {
        var form: JSONObject = ["type": "integer", "minimum": .number(JSONNumber(least))]
        form["maximum"] = most.map(JSON.number)
        return form
    }

    /// A list of these, so many at least.
    static func list(of element: JSONObject, atLeast count: Int = 0) -> JSONObject {
        var form: JSONObject = ["type": "array", "items": .object(element)]
        if count > 0 { form["minItems"] = .number(JSONNumber(count)) }
        return form
    }

    /// One of these forms.
    static func any(of forms: [JSONObject]) -> JSONObject { ["anyOf": .array(forms.map(JSON.object))] }

    /// A map that has these keys and no others.
    static func map(
        _ properties: JSONObject,
        required: [String] = [],
        exactlyOne keys: [String] = []
    ) -> JSONObject {
        var form: JSONObject = ["type": "object", "properties": .object(properties), "additionalProperties": false]
        if !required.isEmpty { form["required"] = .array(required.map(JSON.string)) }
        if !keys.isEmpty { form["oneOf"] = .array(keys.map { ["required": [.string($0)]] }) }
        return form
    }
}

extension JSONObject {
    /// The form with a sentence that editors show.
    func described(_ text: String) -> JSON { .object(overlaid(with: ["description": .string(text)])) }
}
