import HTTPDaemon
import Testing

@testable import MockClaude

struct RouteTests {
    private func route(_ target: String, header: String? = nil) -> Route {
        let headers: HTTPHeaders = header.map { [HTTPHeader("X-Mock-Session", $0)] } ?? []
        return Route(HTTPRequest(method: "POST", target: target, headers: headers))
    }

    @Test(arguments: [
        ("/v1/messages", "/v1/messages", "default"),
        ("/session/a/v1/messages", "/v1/messages", "a"),
        ("/anthropic/v1/messages", "/v1/messages", "default"),
        ("/session/a/anthropic/v1/messages", "/v1/messages", "a"),
        ("/session/a", "", "a"),
        ("/session//v1/messages", "/v1/messages", "default"),
        ("/anthropicky/v1", "/anthropicky/v1", "default"),
        ("/v1/%6dess%61ges", "/v1/messages", "default"),
        ("/%73ession/a%2Fb/%5Fmock", "/_mock", "a/b"),
        ("/v1%2Fmessages/%zz%4", "/v1%2Fmessages/%zz%4", "default"),
        ("/%2561", "/%2561", "default"),
        ("/model/a-v1%3A0%40x%3Fy/converse", "/model/a-v1:0@x%3Fy/converse", "default"),
        ("/", "/", "default"),
        ("*", "*", "default"),
    ])
    func prefixes(target: String, path: String, session: String) {
        #expect(route(target).path == path)
        #expect(route(target).session == session)
    }

    @Test func theQueryIsApart() {
        #expect(route("/v1/messages?beta=true").path == "/v1/messages")
        #expect(route("/v1/messages?beta=true").query == "beta=true")
        #expect(route("/v1/messages").query == nil)
    }

    @Test func theHeaderNamesASessionTooButThePathGoesFirst() {
        #expect(route("/v1/messages", header: "h").session == "h")
        #expect(route("/session/p/v1/messages", header: "h").session == "p")
        #expect(route("/v1/messages", header: "").session == "default")
    }
}
