import HTTPDaemon
import MessagesAPI

/// A request to the control API: what stands behind `/_mock`, taken apart.
struct ControlRequest {
    /// The first part of every path of the control API.
    static let prefix = "/_mock"

    let http: HTTPRequest
    /// The parts of the path behind the prefix, decoded: `["gates", "lunch", "release"]`; none for the page itself.
    let path: [String]
    /// The parameters of the query.
    let query: QueryParameters
    /// The session that is meant; nil when none is named.
    let session: String?

    /// Takes a request apart; nil when it is none to the control API. `/session/NAME` in front of the path names the session
    /// too, but after the query.
    init?(_ http: HTTPRequest) { self.init(http, at: Route(http)) }

    /// Takes a request apart that goes there.
    init?(_ http: HTTPRequest, at route: Route) {
        guard route.path == Self.prefix || route.path.hasPrefix(Self.prefix + "/") else { return nil }
        self.http = http
        path = route.path.dropFirst(Self.prefix.count).split(separator: "/").map { String(percentDecoding: $0) }
        query = QueryParameters(route.query)
        session = query["session"].flatMap { $0.isEmpty ? nil : $0 } ?? route.sessionInPath
    }

    /// The method, as what it asks for: a `HEAD` is answered as a `GET`, without its body.
    var method: String { http.method == "HEAD" ? "GET" : http.method }

    /// The body as a JSON object; an empty body is an empty object.
    func object() throws(ControlError) -> JSONObject {
        if http.body.isEmpty { return [:] }
        guard let object = (try? JSON(parsing: http.body))?.object else {
            throw ControlError(400, "expected a JSON object as the body")
        }
        return object
    }
}
