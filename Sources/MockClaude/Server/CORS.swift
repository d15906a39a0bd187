import HTTPDaemon

/// What lets a page in a browser talk to the daemon from another origin.
///
/// Every answer may be read by the page that asked, errors too, and all its header fields are exposed: a browser hides all
/// but a few of them unless they are named.
enum CORS {
    /// Adds to an answer what its page needs; nothing for a request that comes from no page. What the answer says of these
    /// fields by itself stays as it is, so that a scenario can play a server that forbids.
    static func addFields(to headers: inout [HTTPHeader], for request: HTTPRequest) {
        guard let origin = request.headers.value(of: "origin"),
            headers.value(of: "access-control-allow-origin") == nil
        else { return }
        let names = headers.map(\.name)
        headers.append(HTTPHeader("access-control-allow-origin", origin))
        headers.append(HTTPHeader("access-control-allow-credentials", "true"))
        if !names.isEmpty, headers.value(of: "access-control-expose-headers") == nil {
            headers.append(HTTPHeader("access-control-expose-headers", names.joined(separator: ", ")))
        }
        headers.append(HTTPHeader("vary", "Origin"))
    }

    /// Whether this is a browser's question, or anybody's, about what is allowed.
    static func isPreflight(_ request: HTTPRequest) -> Bool { request.method == "OPTIONS" }

    /// The answer to it: whatever is asked for is allowed.
    static func preflightFields(for request: HTTPRequest) -> [HTTPHeader] {
        var fields: [HTTPHeader] = []
        addFields(to: &fields, for: request)
        fields.append(HTTPHeader("access-control-allow-methods", "GET, POST, PUT, DELETE, OPTIONS"))
        if let asked = request.headers.value(of: "access-control-request-headers") {
            fields.append(HTTPHeader("access-control-allow-headers", asked))
        }
        // A page of a public site that reaches for loopback is asked about that too (Private Network Access).
        if request.headers.value(of: "access-control-request-private-network") == "true" {
            fields.append(HTTPHeader("access-control-allow-private-network", "true"))
        }
        fields.append(HTTPHeader("access-control-max-age", "600"))
        return fields
    }
}
