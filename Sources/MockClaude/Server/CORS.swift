import HTTPDaemon

/// What lets a page in a browser talk to the daemon from another origin.
///
/// Every answer may be read by the page that asked, errors too, and the header fields that clients act on are exposed: a
/// browser hides all but a few unless they are named.
enum CORS {
    private static let exposed = [
        "request-id", "retry-after", "retry-after-ms", "x-should-retry", "anthropic-organization-id",
        "anthropic-ratelimit-requests-limit", "anthropic-ratelimit-requests-remaining",
        "anthropic-ratelimit-requests-reset",
        "anthropic-ratelimit-tokens-limit", "anthropic-ratelimit-tokens-remaining", "anthropic-ratelimit-tokens-reset",
        "anthropic-ratelimit-input-tokens-limit", "anthropic-ratelimit-input-tokens-remaining",
        "anthropic-ratelimit-input-tokens-reset", "anthropic-ratelimit-output-tokens-limit",
        "anthropic-ratelimit-output-tokens-remaining", "anthropic-ratelimit-output-tokens-reset",
    ].joined(separator: ", ")

    /// The fields added to an answer; none for a request that comes from no page.
    static func fields(for request: HTTPRequest) -> [HTTPHeader] {
        guard let origin = request.headers.value(of: "origin") else { return [] }
        return [
            HTTPHeader("access-control-allow-origin", origin),
            HTTPHeader("access-control-allow-credentials", "true"),
            HTTPHeader("access-control-expose-headers", exposed),
            HTTPHeader("vary", "Origin"),
        ]
    }

    /// The answer to a preflight request: whatever it asks for is allowed.
    static func preflight(_ request: HTTPRequest) -> HTTPResponse {
        var headers = fields(for: request)
        headers.append(HTTPHeader("access-control-allow-methods", "GET, POST, PUT, DELETE, OPTIONS"))
        if let asked = request.headers.value(of: "access-control-request-headers") {
            headers.append(HTTPHeader("access-control-allow-headers", asked))
        }
        // A page of a public site that reaches for loopback is asked about that too (Private Network Access).
        if request.headers.value(of: "access-control-request-private-network") == "true" {
            headers.append(HTTPHeader("access-control-allow-private-network", "true"))
        }
        headers.append(HTTPHeader("access-control-max-age", "600"))
        return HTTPResponse(status: 204, headers: headers)
    }
}
