import HTTPDaemon
import Timeline

/// What lets a page in a browser talk to the daemon from another origin.
///
/// Every answer may be read by the page that asked, errors too, and all its header fields are exposed: a browser hides all
/// but a few of them unless they are named.
enum CORS {
    /// What clients act on is exposed in every answer, there or not, as programs look for it in the list too.
    private static let alwaysExposed = ["request-id", "retry-after", "retry-after-ms", "x-should-retry"]

    /// The fields that an answer's page needs; none for a request that comes from no page. What a scenario says of them
    /// itself goes before, so that it can play a server that forbids.
    ///
    /// - Parameter headers: the answer's own fields, all of which the page may read.
    static func fields(for request: HTTPRequest, exposing headers: HTTPHeaders = []) -> [Timeline.Header] {
        guard let origin = request.headers.value(of: "origin") else { return [] }
        let names = alwaysExposed + headers.map(\.name).filter { !alwaysExposed.contains($0.lowercased()) }
        return [
            Timeline.Header("access-control-allow-origin", origin),
            Timeline.Header("access-control-allow-credentials", "true"),
            Timeline.Header("access-control-expose-headers", names.joined(separator: ", ")),
            Timeline.Header("vary", "Origin"),
        ]
    }

    /// Whether this is a browser's question, or anybody's, about what is allowed.
    static func isPreflight(_ request: HTTPRequest) -> Bool { request.method == "OPTIONS" }

    /// The answer to it: whatever is asked for is allowed.
    static func preflightFields(for request: HTTPRequest) -> [Timeline.Header] {
        var fields = fields(for: request)
        fields.append(Timeline.Header("access-control-allow-methods", "GET, POST, PUT, DELETE, OPTIONS"))
        if let asked = request.headers.value(of: "access-control-request-headers") {
            fields.append(Timeline.Header("access-control-allow-headers", asked))
        }
        // A page of a public site that reaches for loopback is asked about that too (Private Network Access).
        if request.headers.value(of: "access-control-request-private-network") == "true" {
            fields.append(Timeline.Header("access-control-allow-private-network", "true"))
        }
        fields.append(Timeline.Header("access-control-max-age", "600"))
        return fields
    }
}
