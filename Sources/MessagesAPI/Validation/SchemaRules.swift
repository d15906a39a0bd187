/// What the schemas must be like that the service holds its model to: of structured outputs and of strict tools.
enum SchemaRules {
    static let all: [RequestRule] = [outputFormat, strictTools]

    static let outputFormat = RequestRule(onFields: .outputConfig, .outputFormat) { request in
        let body = request.body
        if let schema = body[.outputConfig]?[.format]?[.schema], let flaw = flaw(in: schema.json) {
            return .invalid("output_config.format.schema: \(flaw)")
        }
        guard let schema = body[.outputFormat]?[.schema], let flaw = flaw(in: schema.json) else { return nil }
        return .invalid("output_format.schema: \(flaw)")
    }

    static let strictTools = RequestRule(onFields: .tools) { request in
        for (index, tool) in request.body.elements(of: .tools).enumerated() where tool[.strict]?.bool == true {
            if let schema = tool[.inputSchema], let flaw = flaw(in: schema.json) {
                return .invalid("tools.\(index).custom: \(flaw)")
            }
        }
        return nil
    }

    private static let bounds: Set<String> = [
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    ]

    /// What the service finds wrong with a schema, or with any of those in it; nil for nothing.
    private static func flaw(in schema: JSON) -> String? {
        guard let schema = schema.object else { return nil }
        let types = schema[.type]?.array?.compactMap(\.string) ?? [schema[.type]?.string].compactMap(\.self)
        if types.contains("object"), schema["additionalProperties"] != false {
            return "For 'object' type, 'additionalProperties' must be explicitly set to false"
        }
        for type in ["integer", "number"] where types.contains(type) {
            let unsupported = schema.keys.filter(bounds.contains).sorted(by: >)
            if !unsupported.isEmpty {
                return "For '\(type)' type, properties \(unsupported.joined(separator: ", ")) are not supported"
            }
        }
        return parts(of: schema).lazy.compactMap(flaw).first
    }

    /// The schemas that stand in a schema.
    private static func parts(of schema: JSONObject) -> [JSON] {
        let named = ["properties", "$defs", "definitions"].flatMap { schema[$0]?.object?.map(\.value) ?? [] }
        let listed = ["anyOf", "oneOf", "allOf", "prefixItems"].flatMap { schema[$0]?.array ?? [] }
        return named + listed + [schema["items"]].compactMap(\.self)
    }
}
