import MessagesAPI

/// What Vertex AI's requests have that Claude's own have not.
enum VertexChecks {
    /// The versions that the body may name.
    static let versions: [String: APIVersion] = ["vertex-2023-10-16": .v2023_06_01, "2026-10-21": .v2026_10_21]

    /// A body without what says how to read the rest of it.
    static func withoutOwnMembers(_ body: JSONObject) -> JSONObject {
        var body = body
        for name in ["anthropic_version", "anthropic_beta"] { body[name] = nil }
        return body
    }
}

extension RequestValidator {
    /// Refuses what Google refuses, then what the model does. Any token will do.
    func checkVertex(_ incoming: Incoming, endpoint: Endpoint) throws(APIError) {
        let token = incoming.header("authorization") ?? ""
        if strictness == .strict, !token.lowercased().hasPrefix("bearer ") { throw GoogleError.missingToken }
        if let error = incoming.syntaxError { throw error }
        let named = incoming.body["anthropic_version"]
        let version = VertexChecks.versions[named?.string ?? ""]
        if strictness == .strict, version == nil {
            let reason = named == nil ? "Field required" : "Input should be 'vertex-2023-10-16'"
            throw APIError(.invalidRequest, message: "anthropic_version: " + reason)
        }
        let error = check(
            body: incoming.messages.body,
            endpoint: endpoint,
            version: version ?? .v2023_06_01,
            betas: incoming.betas + (incoming.body["anthropic_beta"]?.array ?? []).compactMap(\.string)
        )
        if let error { throw error }
    }
}
