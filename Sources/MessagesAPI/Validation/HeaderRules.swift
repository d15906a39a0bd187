/// What the service asks of a request's headers.
enum HeaderRules {
    /// The key is looked at first, then whether a page may ask, then the version.
    static func firstError(_ headers: (String) -> String?) -> APIError? {
        key(headers) ?? page(headers) ?? version(headers)
    }

    /// A key comes as `x-api-key` (Python up to 1.x) or as a bearer token (2.x, and OAuth). Any key will do.
    private static func key(_ headers: (String) -> String?) -> APIError? {
        if let key = headers("x-api-key"), !key.isEmpty { return nil }
        if let authorization = headers("authorization"), isBearer(authorization) { return nil }
        return APIError(.authentication, message: "x-api-key header is required")
    }

    private static func isBearer(_ authorization: String) -> Bool {
        let parts = authorization.split(separator: " ", maxSplits: 1)
        return parts.count == 2 && parts[0].lowercased() == "bearer"
    }

    /// A page shows its key to whoever opens it. So the service serves a request that names an origin, as browsers' requests
    /// do, only with a header that says that this is meant (the SDK for TypeScript: `dangerouslyAllowBrowser`).
    private static func page(_ headers: (String) -> String?) -> APIError? {
        let consent = "anthropic-dangerous-direct-browser-access"
        if headers("origin") == nil || headers(consent) != nil { return nil }
        return APIError(.authentication, message: "CORS requests must set '\(consent)' header")
    }

    private static func version(_ headers: (String) -> String?) -> APIError? {
        guard let version = headers("anthropic-version"), !version.isEmpty else {
            return .invalid("anthropic-version: header is required")
        }
        if APIVersion(rawValue: version) != nil { return nil }
        return .invalid("anthropic-version: \"\(version)\" is not a valid version")
    }
}
