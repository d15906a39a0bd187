/// Refuses what the service refuses, in its words.
///
/// Only the first error is reported, in the order of the service: the fields' types, unknown fields, then what the
/// conversation means.
public struct RequestValidator: Sendable {
    /// How much is checked.
    public enum Strictness: String, Sendable, CaseIterable {
        /// All that the service checks and that is publicly known.
        case strict
        /// The types of what is there. Nothing is required, and nothing unknown is refused.
        case lenient
        /// Nothing beyond that the body is JSON.
        case off
    }

    /// The endpoint that a body is sent to. They take different fields.
    public enum Endpoint: Sendable {
        /// `POST /v1/messages`
        case messages
        /// `POST /v1/messages/count_tokens`
        case countTokens
    }

    /// How much is checked.
    public let strictness: Strictness

    /// A validator that checks so much.
    public init(_ strictness: Strictness) { self.strictness = strictness }

    /// Reads a body; one that is no JSON is a 400 whose text names the place.
    public static func parse(_ body: [UInt8]) throws(APIError) -> JSON {
        do {
            return try JSON(parsing: body)
        } catch {
            throw APIError(.invalidRequest, message: "The request body is not valid JSON: \(error)")
        }
    }

    /// The version that the headers name, the older where they name none that is known; where that is an error,
    /// `check(headers:)` says so.
    public static func version(headers: (String) -> String?) -> APIVersion {
        headers("anthropic-version").flatMap(APIVersion.init) ?? .v2023_06_01
    }

    /// The error that the service would answer because of the headers, nil when it would go on. `headers` gives the value
    /// of a header by its name in lower case.
    public func check(headers: (String) -> String?) -> APIError? {
        strictness == .strict ? HeaderRules.firstError(headers) : nil
    }

    /// The error that the service would answer because of the body, nil when it would accept it. `betas` is what the
    /// header `anthropic-beta` names; some betas lift a limit.
    public func check(
        body: JSON,
        endpoint: Endpoint = .messages,
        version: APIVersion,
        betas: [String] = []
    ) -> APIError? {
        check(MessagesRequest(body: body), endpoint: endpoint, version: version, betas: betas)
    }

    /// The same for a body that has been read already.
    public func check(
        _ request: MessagesRequest,
        endpoint: Endpoint = .messages,
        version: APIVersion,
        betas: [String] = []
    ) -> APIError? {
        if strictness == .off { return nil }
        let shape = RequestFields.shape(of: endpoint, version: version)
        return request.body.read { body in
            if let error = check(body, shape: shape) { return error }
            if strictness == .lenient { return nil }
            let request = RequestUnderCheck(request, body, endpoint, version, betas)
            for rule in Self.rules {
                if let error = rule.error(in: request) { return error }
            }
            return nil
        }
    }

    /// The error for a body that does not have that shape: one that is sent to an endpoint which takes another API's requests.
    package func check(_ body: JSON, shape: Shape) -> APIError? {
        strictness == .off ? nil : body.read { check($0, shape: shape) }
    }

    private func check(_ body: JSONNode, shape: Shape) -> APIError? {
        shape.mismatch(in: body, strictly: strictness == .strict).map { .invalid($0.description) }
    }

    /// What a request may get wrong beyond the types of its fields, in the order in which it is reported.
    static let rules: [RequestRule] =
        MessageRules.all + VersionRules.all + ToolPairingRules.all + ThinkingRules.all + ToolRules.all
        + CacheRules.all + SchemaRules.all + ModelRules.all
}

extension APIError {
    /// A 400 with that text.
    static func invalid(_ message: String) -> APIError { APIError(.invalidRequest, message: message) }
}
